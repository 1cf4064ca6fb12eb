"""Who is at work where just now?"""
