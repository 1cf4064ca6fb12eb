"""Which troubles do words name, and what must not be offered first because of them?"""
