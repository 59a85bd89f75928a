"""Forms of the plan: each action of a task, the opening state, an order to import."""
