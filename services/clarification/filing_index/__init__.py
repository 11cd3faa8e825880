"""The filing index: whether a unit has a filing that was refused or came under the negative list, yes or no."""
