document.title += " settings";
