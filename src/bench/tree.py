#!/usr/bin/env python3
"""Makes a repository of many providers, and measures what a whole repository goes through.

    tree.py DIRECTORY PROVIDERS MAVEN VERSION

Everything is made anew in DIRECTORY: PROVIDERS manifests in a repository of git, of which every tenth is a UI of ten
files and the others are apps of ten operations. MAVEN is a command without goals, VERSION the plugin's. For each step
its seconds, the largest memory of its process in MB, the seconds of processors, the same in milliseconds a provider, and
the lines a provider that it prints beside Maven's own are told.
"""
import os, re, shutil, subprocess, sys

from deployment import CODE, MANIFEST, release

# What Maven prints by itself for each module, and once.
MAVENS = re.compile(r"\[INFO\] ( *$|-|Building |Reactor |.* (SUCCESS|SKIPPED)( |$)|.*\[(pom|provider)\]$|Total time|Finished at|Scanning|Using )")
PLUGIN = "io.github.providerkit:provider-maven-plugin"


def write(directory, name, text):
    path = os.path.join(directory, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as out:
        out.write(text)


def app(i):
    operations = "".join(f"        - {{name: operation_{n}, method: GET, path: /v1/records/{n}, description: Reads record {n}.}}\n"
                         for n in range(10))
    return (f"kind: plugin\nsource: github.com/example/tree/app/service{i}\nversion: 1.0.0\ndisplayName: Service {i}\n"
            f"description: Reads the records of service {i}.\niconFile: icon.svg\nspec:\n  surfaces:\n    rest:\n"
            f"      baseUrl: https://service{i}.example\n      operations:\n" + operations)


def generate(tree, providers):
    for i in range(providers):
        if i % 10:
            home = os.path.join(tree, f"app/service{i}")
            write(home, "manifest.yaml", app(i))
            write(home, "icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>\n')
        else:
            home = os.path.join(tree, f"ui/page{i}")
            write(home, "manifest.yaml", f"kind: ui\nsource: github.com/example/tree/ui/page{i}\nversion: 1.0.0\n"
                                         "spec:\n  assetRoot: out\n")
            write(home, "out/index.html", f"<title>{i}</title>\n")
            for n in range(9):
                write(home, f"out/part{n}.js", f"console.log({i * n})\n" * 50)
        write(home, "README.md", f"# Provider {i}\n")


def git(tree, *arguments, **more):
    subprocess.run(["git", "-c", "user.name=Bench", "-c", "user.email=bench@example.com", "-c", "gc.auto=0", *arguments],
                   cwd=tree, check=True, stdout=subprocess.DEVNULL, **more)


def measured(title, tree, providers, command):
    """Runs a command in a process of its own, whose memory is all that is counted; gives back what it printed."""
    start = subprocess.run([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "deployment.py"), "--measure",
                            tree, command + " > ../printed 2>&1 || { cat ../printed; exit 1; }"],
                           stdout=subprocess.PIPE, text=True)
    with open(os.path.join(tree, "../printed")) as printed:
        lines = sum(1 for line in printed if line.strip() and not MAVENS.match(line))
    if start.returncode:
        sys.exit(f"{title}: failed\n{start.stdout}")
    told = start.stdout.splitlines()[-1]
    each = float(told.split(", ")[-1].split()[0]) * 1000 / providers
    print(f"{title:58} {told}, {each:.0f} ms and {lines / providers:.1f} lines a provider", flush=True)


def main():
    directory, providers, maven, version = os.path.abspath(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
    shutil.rmtree(directory, ignore_errors=True)
    tree, releases = os.path.join(directory, "tree"), os.path.join(directory, "releases")
    generate(tree, providers)
    git(tree, "init", "-q")
    git(tree, "add", "-A")
    git(tree, "commit", "-q", "-m", "providers")
    step = lambda title, goals: measured(f"{providers} providers: {title}", tree, providers, f"{maven} {goals}")
    step("init", f"{PLUGIN}:{version}:init")
    step("init, checked", "-N provider:init -Dprovider.init.check")
    git(tree, "add", "-A")
    git(tree, "commit", "-q", "-m", "adopt")
    step("plan, and all tags made", "provider:plan -Dprovider.plan.tag")
    for i in range(providers):
        if i % 10 == 1:
            write(tree, f"app/service{i}/manifest.yaml", app(i).replace("1.0.0", "1.1.0"))
            write(tree, f"app/service{i}/pom.xml", read(tree, f"app/service{i}/pom.xml").replace("1.0.0", "1.1.0"))
    git(tree, "commit", "-q", "-a", "-m", "next")
    step("changed since the last releases", "provider:changed")
    step("changed since a commit", "provider:changed -Dprovider.changed.since=HEAD^")
    step("plan", "provider:plan")
    step("validate, -T1C", "-T1C validate")
    step("package, -T1C", "-T1C package")
    step("package, nothing changed, -T1C", "-T1C package")
    step("index, catalog and page", "provider:index -Dprovider.index.page=index.html"
         " -Dprovider.index.catalog=registry/catalog.json -Dprovider.index.urlPattern=https://a.example/{tag}/{file}")
    lock(tree, releases, providers, version, maven)


def read(directory, name):
    with open(os.path.join(directory, name)) as text:
        return text.read()


def lock(tree, releases, providers, version, maven):
    """Locks a deployment of everything that was packaged."""
    credentials = MANIFEST.format(kind="external_credentials", name="credentials", more=CODE).encode()
    release(releases, "credentials", "external_credentials", "executable", "linux/amd64",
            {"manifest.yaml": credentials, "program": b"program"})
    lines = ["apiVersion: gestaltd.config/v5", "providers:", "  externalCredentials:",
             "    default: {source: ./credentials/provider-release.yaml}"]
    apps = [i for i in range(providers) if i % 10]
    pages = [i for i in range(providers) if not i % 10]
    lines += ["  ui:"] + [f"    page{i}: {{source: {tree}/ui/page{i}/target/provider/release/provider-release.yaml, path: /page{i}}}"
                          for i in pages]
    lines += ["plugins:"] + [f"  service{i}: {{source: {tree}/app/service{i}/target/provider/release/provider-release.yaml}}"
                             for i in apps]
    write(releases, "config.yaml", "\n".join(lines) + "\n")
    measured(f"{providers} providers: lock", releases, providers,
             f"{maven} {PLUGIN}:{version}:lock -Dprovider.lock.cacheDirectory=cache")


if __name__ == "__main__":
    main()
