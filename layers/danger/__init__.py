"""Words of somebody in danger, and whom to ring then: tables that an office can edit."""
