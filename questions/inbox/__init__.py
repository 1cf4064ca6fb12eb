"""What waits for whoever looks after the register?"""
