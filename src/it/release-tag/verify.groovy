// The tag that belongs to the release is in the log, in artifacts.json, and in a property for the rest of the build: the
// rule requireProperty in the POM would have failed without.
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('[INFO] release tag plugins/weather/v2.5.0')
assert log =~ /Rule 0: \S*RequireProperty passed/
assert new JsonSlurper().parse(new File(basedir, 'target/provider/artifacts.json')).releaseTag == 'plugins/weather/v2.5.0'
