#!/usr/bin/env python3
"""Makes a deployment of many providers, serves it on this machine, and measures commands there.

    deployment.py DIRECTORY PROVIDERS KILOBYTES COMMAND...

Everything is made anew in DIRECTORY: PROVIDERS plugins whose archives have KILOBYTES each, and a config.yaml that
names them by URL. COMMANDs run there, each a text for the shell behind a name and "=": the name, its seconds, the
largest memory of a process in MB, the seconds of processors and the number of requests are printed.
"""
import hashlib, http.server, io, os, random, resource, shutil, subprocess, sys, tarfile, threading, time

MANIFEST = """kind: {kind}
source: github.com/example/bench/{name}
version: 1.0.0
{more}"""
REST = """spec:
  surfaces:
    rest:
      baseUrl: https://api.example
      operations:
        - {name: status, method: GET, path: /status}
"""
PROGRAM = b"program"
CODE = """artifacts: [{os: linux, arch: amd64, path: program, sha256: %s}]
entrypoint: {artifactPath: program}
""" % hashlib.sha256(PROGRAM).hexdigest()


def archive(files):
    """A tar.gz of files, contents by name."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz", format=tarfile.USTAR_FORMAT, compresslevel=1) as tar:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            info.mode = 0o755 if name == "program" else 0o644
            tar.addfile(info, io.BytesIO(content))
    return out.getvalue()


def release(directory, name, kind, runtime, target, files):
    """Writes a provider's archive and metadata."""
    place = os.path.join(directory, name)
    os.makedirs(place)
    data = archive(files)
    with open(os.path.join(place, "a.tar.gz"), "wb") as out:
        out.write(data)
    with open(os.path.join(place, "provider-release.yaml"), "w") as out:
        out.write("schema: gestaltd-provider-release\nschemaVersion: 1\n"
                  f"package: github.com/example/bench/{name}\nkind: {kind}\nversion: 1.0.0\nruntime: {runtime}\n"
                  f"artifacts:\n  {target}: {{path: a.tar.gz, sha256: {hashlib.sha256(data).hexdigest()}}}\n")


def generate(directory, providers, kilobytes):
    """Makes all releases."""
    random.seed(7)
    credentials = MANIFEST.format(kind="external_credentials", name="credentials", more=CODE).encode()
    release(directory, "credentials", "external_credentials", "executable", "linux/amd64",
            {"manifest.yaml": credentials, "program": PROGRAM})
    for i in range(providers):
        manifest = MANIFEST.format(kind="plugin", name=f"p{i}", more=REST).encode()
        release(directory, f"p{i}", "plugin", "declarative", "generic",
                {"manifest.yaml": manifest, "data": random.randbytes(kilobytes * 1024)})


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    requests = 0

    def log_message(self, *_):
        Handler.requests += 1


def main():
    directory, providers, kilobytes = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    shutil.rmtree(directory, ignore_errors=True)
    releases, deployment = os.path.join(directory, "releases"), os.path.join(directory, "deployment")
    os.makedirs(deployment)
    generate(releases, providers, kilobytes)
    handler = lambda *args: Handler(*args, directory=releases)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}"
    with open(os.path.join(deployment, "config.yaml"), "w") as out:
        out.write("apiVersion: gestaltd.config/v5\nproviders:\n  externalCredentials:\n    default: {source: \""
                  + url + "/credentials/provider-release.yaml\"}\nplugins:\n")
        out.writelines(f"  p{i}: {{source: \"{url}/p{i}/provider-release.yaml\"}}\n" for i in range(providers))
    for command in sys.argv[4:]:
        name, text = command.split("=", 1)
        Handler.requests = 0
        measured = subprocess.run([sys.executable, __file__, "--measure", deployment, text], stdout=subprocess.PIPE, text=True)
        if measured.returncode:
            sys.exit(f"{name}: failed\n{measured.stdout}")
        print(f"{name:58} {measured.stdout.splitlines()[-1]}, {Handler.requests} requests", flush=True)


def measure(directory, command):
    """Runs a command in a process of its own, whose children's memory is all that is counted."""
    start = time.monotonic()
    done = subprocess.run(command, shell=True, cwd=directory, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    seconds = time.monotonic() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        print(done.stdout)
        sys.exit(done.returncode)
    print(f"{seconds:.2f} s, {used.ru_maxrss / 1024:.0f} MB, {used.ru_utime + used.ru_stime:.2f} s of processors")


if __name__ == "__main__":
    if sys.argv[1] == "--measure":
        measure(sys.argv[2], sys.argv[3])
    else:
        main()
