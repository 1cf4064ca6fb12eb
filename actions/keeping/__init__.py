"""What planners and panels keep for their office: who may, and in whose name?"""
