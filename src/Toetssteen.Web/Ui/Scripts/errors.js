// Browsers that do not follow autofocus on a group get there by hand: who sent a form hears first what is wrong with it.
document.getElementById("fouten")?.focus();
