"""What does whoever looks after the register do with what waits for them, and how is it told them?"""
