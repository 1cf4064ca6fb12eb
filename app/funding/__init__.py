"""The funding page: what should be funded first, where, and what would it change?"""
