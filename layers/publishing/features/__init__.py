"""What is answered to programs that ask for features? OGC API - Features 1.0, part 1: Core (17-069r4)."""
