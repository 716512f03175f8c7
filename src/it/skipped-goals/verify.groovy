// provider.skip leaves out all goals, provider.<goal>.skip one; otherwise this manifest would stop the build. What is not
// released is not installed either, and a property that no goal reads is told.

def (all, each, install) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
for (log in [all, each]) {
  assert log.readLines().count('[INFO] skipped') == 3
  assert !log.contains('no parameter of this plugin')
}
assert !new File(basedir, 'target/provider').exists()

def slips = install.readLines().findAll { it.contains('no parameter of this plugin') }
assert slips == ['[WARNING] -Dprovider.platfroms: no parameter of this plugin; did you mean "provider.platforms"?']
assert install.indexOf(slips[0]) < install.indexOf(':validate-manifest')
assert install.contains('nothing was released, so nothing is installed or deployed')
assert !new File(localRepositoryPath, 'com/acme/skipped-goals').exists()
