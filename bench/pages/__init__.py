"""How long does a page take, and where does its time go?"""
