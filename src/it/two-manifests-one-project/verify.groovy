// Two executions that release two manifests: the user's mistake, told before anything is written.

def log = new File(basedir, 'build.log').text
assert log.contains('expected one manifest to release in project two-manifests-one-project, found'
    + ' x/manifest.yaml (execution x) and y/manifest.yaml (execution y)')
assert log.contains('hint: one Maven project a provider')
assert log.contains('MojoFailureException') || !log.contains('Exception')
// Maven 4 keeps a repository of the project's own in there.
assert !new File(basedir, 'target/provider').exists()
