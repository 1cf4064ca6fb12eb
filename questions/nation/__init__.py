"""The same question of many areas: what is asked of each, and how do councils stand beside one another?"""
