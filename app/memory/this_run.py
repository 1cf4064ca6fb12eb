"""How did this run of the page come about?"""

from streamlit.runtime.scriptrunner import get_script_run_ctx


def came_by_history() -> bool:
    """Whether Back or Forward asked for this run: the page's address then says what is chosen."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation
