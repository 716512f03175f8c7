// The goals need neither the packaging nor an entry in a POM; checking a manifest needs no POM at all.
import groovy.json.JsonSlurper

def (alone, project) = new File(basedir, 'build.log').text.split('Scanning for projects').tail()
assert alone.contains('manifest.yaml is valid (format gestalt)')
assert new File(basedir, 'no-pom').list().sort() == ['.schemas', 'manifest.yaml', 'target']
assert new JsonSlurper().parse(new File(basedir, 'no-pom/.schemas/gestalt.json')).title.contains('manifest.yaml')
assert new JsonSlurper().parse(new File(basedir, 'no-pom/target/provider/validation.json')).ok

// The goal "help" explains them and their parameters.
for (goal in ['validate-manifest', 'build-artifacts', 'release-archive', 'help']) {
  assert alone =~ /(?m)^provider:${goal}$/
}
assert alone =~ /(?m)^ +User property: provider\.platforms$/
assert !alone.contains('no description')

assert project.contains('release tag plugins/weather/v1.0.0')
assert new File(basedir, 'target/provider/release').list().sort()
    == ['checksums.txt', 'gestalt-plugin-weather_v1.0.0.tar.gz', 'provider-release.yaml']
