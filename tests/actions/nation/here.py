"""In place of workers: each task done in this process, one after the other."""


def mapped_here(do, tasks, crew, tell_crew):
    """As ``actions.nation.mapped.mapped``; what is raised comes back as the error of its task."""
    for name, task in tasks.items():
        try:
            yield name, do(task), None
        except Exception as error:  # noqa: BLE001 - as a worker hands it back
            yield name, None, error
