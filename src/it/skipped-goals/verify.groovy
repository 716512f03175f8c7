// provider.skip leaves out all goals, provider.<goal>.skip one; otherwise this manifest would stop the build.

def (all, each) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
for (log in [all, each]) {
  assert log.readLines().count('[INFO] skipped') == 3
}
assert !new File(basedir, 'target/provider').exists()
