"""What waits for whoever looks after the register, seen and answered on its page?"""
