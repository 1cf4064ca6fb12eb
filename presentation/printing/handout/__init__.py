"""What does somebody take home that needs nobody to explain it: a side a place, a week, an easy read?"""
