"""How are somebody's words read: cut into meanings, each wished for, refused, or neither?"""
