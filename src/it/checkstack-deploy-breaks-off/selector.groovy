// Verdaccio is installed by this repository's own build, where it can be.
return new File(basedir, '../../tools/verdaccio').canExecute()
