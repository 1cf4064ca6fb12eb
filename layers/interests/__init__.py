"""What do people's words for what they enjoy or need point to? Tables that an office may edit."""
