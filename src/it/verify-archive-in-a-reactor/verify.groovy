// Named on the command line, the goal looks at the release of each module, also behind one that is not fine.

def (packed, verified) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
assert packed.contains('BUILD SUCCESS')
def lines = verified.readLines()
assert lines.any { it == '[INFO] [weather] gestalt-plugin-weather_v1.0.0.tar.gz would be taken' }
assert lines.any { it.startsWith('[ERROR] broken/') && it.contains('gestalt-plugin-broken_v1.0.0.tar.gz') }
for (module in ['verify-archive-in-a-reactor', 'handbook']) {
  assert lines.any { it == "[INFO] [${module}] no manifest and no release here: nothing to verify".toString() }
}
assert verified.contains('1 of 4 modules: broken: ')
assert !verified.contains('\tat ')
