// Where this plugin is stricter than the server, a rule can be turned down by the code behind its problems.

// The path of a file names its module, as a name does before every other line.
def log = new File(basedir, 'build.log').text.replaceAll(/(?m)^(\[[A-Z]+\]) \[rule-levels-[a-z-]+\]/, '$1')
def (turnedDown, misspelt, turnedOff) = log.split('Scanning for projects').tail()
assert turnedDown.contains(
    '[WARNING] empty-ui/manifest.yaml:5:14: warning: spec.assetRoot: expected the files of the built UI, found an empty directory'
    + '  [gestalt/empty-assets]')
def archive = new File(basedir, 'empty-ui/target/provider/release/gestalt-plugin-empty-ui_v1.0.0.tar.gz')
assert ['tar', '-tzf', archive].execute().text == 'manifest.yaml\n'

// The POM turns it off altogether; the command line has the last word.
assert turnedOff.contains('BUILD SUCCESS')
assert !turnedOff.contains('gestalt/empty-assets')

// What the server refuses stays an error.
assert turnedDown.contains(
    '[ERROR] missing-ui/manifest.yaml:5:14: error: spec.assetRoot: expected the directory of the built UI, found nothing at "dist"'
    + '  [gestalt/missing-file]')
assert turnedDown.contains('on project rule-levels-missing-ui: manifest.yaml: 1 error, listed above')
assert !turnedDown.contains('on project rule-levels-empty-ui')

assert misspelt.contains('provider.rules: expected the code of a rule, found "gestalt/empty-asets"')
assert misspelt.contains('hint: codes stand in brackets behind each problem')
assert !(turnedDown + misspelt).contains('\tat ')
