"""Areas of an office's own beside wards: parishes, neighbourhoods, primary-care networks."""
