"""All a person can do: functions whose first argument is the open vault. The faces call nothing else."""
