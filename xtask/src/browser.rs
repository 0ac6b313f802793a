//! The browser that the tests drive.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::{Cmd, cmd};

use crate::debian;
use crate::project::{Project, output, run};
use crate::report::step;

/// A browser and the driver that speaks to it.
#[derive(Clone)]
pub struct Browser {
    /// Chromium or Chrome.
    pub chrome: PathBuf,
    /// The chromedriver of the same version.
    pub driver: PathBuf,
}

impl Browser {
    /// The browser that `CHROME` and `CHROMEDRIVER` name.
    pub fn from_environment() -> Result<Self> {
        let path = |variable: &str| {
            env::var_os(variable)
                .map(PathBuf::from)
                .with_context(|| format!("{variable} is not set"))
        };
        Ok(Self {
            chrome: path("CHROME")?,
            driver: path("CHROMEDRIVER")?,
        })
    }

    /// Runs a program that drives this browser, and is told of both by its environment.
    pub fn run(&self, cmd: Cmd) -> Result<()> {
        run(cmd
            .env("CHROME", &self.chrome)
            .env("CHROMEDRIVER", &self.driver)
            .env("SE_OFFLINE", "true"))
    }
}

/// The browser for the tests, from `CHROME` and `CHROMEDRIVER`, the machine, or Debian.
pub fn set_up(project: &Project, packages: &[String]) -> Result<Browser> {
    for variable in ["CHROME", "CHROMEDRIVER"] {
        if let Some(path) = env::var_os(variable).filter(|path| !Path::new(path).is_file()) {
            bail!(
                "{variable} names {}, which is no file",
                path.to_string_lossy()
            );
        }
    }
    let mut browser = None;
    step("browser", || {
        if find(project).is_none() {
            debian::install(project, packages).context(
                "no Chromium or Chrome with its chromedriver was found. Install both, or name them in CHROME and \
                 CHROMEDRIVER",
            )?;
        }
        let found =
            find(project).context("no browser with its driver is found after installing them")?;
        let Browser { chrome, driver } = &found;
        let version = output(cmd!(project, "{chrome} --version"))?;
        let driver = output(cmd!(project, "{driver} --version"))?;
        if major(&version) != major(&driver) {
            bail!(
                "browser and driver differ: {version}; {driver}. Install them together, or set CHROME and CHROMEDRIVER"
            );
        }
        browser = Some(found);
        Ok(version)
    })?;
    browser.context("no browser")
}

/// A program of a browser: the variable that names it, its name in PATH, and where Debian puts it otherwise.
pub struct Program(pub &'static str, pub &'static str, pub Option<&'static str>);

/// Sets up a browser of which there is only one package, and answers the variables that name its programs.
pub fn set_up_other(
    project: &Project,
    label: &str,
    programs: &[Program],
    packages: &[String],
) -> Result<Vec<(&'static str, PathBuf)>> {
    let find = || -> Vec<(&'static str, PathBuf)> {
        let named = programs
            .iter()
            .filter_map(|Program(variable, name, place)| {
                let named = env::var_os(variable).map(PathBuf::from);
                let path = named
                    .or_else(|| project.which(name))
                    .or_else(|| place.map(PathBuf::from))?;
                path.is_file().then_some((*variable, path))
            });
        named.collect()
    };
    step(label, || {
        if find().len() < programs.len() {
            debian::install(project, packages)?;
        }
        let found = find();
        if found.len() < programs.len() {
            let variables: Vec<&str> = programs.iter().map(|program| program.0).collect();
            bail!(
                "not all of its programs are found after installing it; name them in {}",
                variables.join(", ")
            );
        }
        let version = found.iter().find_map(|(_, path)| {
            let said = output(cmd!(project, "{path} --version")).ok()?;
            said.lines().next().map(str::to_owned)
        });
        Ok(version.unwrap_or_else(|| "found".to_owned()))
    })?;
    Ok(find())
}

/// Both as the environment names them, or by their usual names in PATH, or in their usual places. Only looks.
fn find(project: &Project) -> Option<Browser> {
    let look = |variable: &str, names: &[&str], places: &[&str]| {
        env::var_os(variable)
            .map(PathBuf::from)
            .or_else(|| names.iter().find_map(|name| project.which(name)))
            .or_else(|| places.iter().map(PathBuf::from).find(|path| path.is_file()))
    };
    let chrome = look(
        "CHROME",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ],
        &[
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/opt/google/chrome/chrome",
        ],
    )?;
    let driver = look(
        "CHROMEDRIVER",
        &["chromedriver"],
        &["/usr/lib/chromium/chromedriver"],
    )?;
    Some(Browser { chrome, driver })
}

/// The first number in a line such as `Chromium 156.0.1 built on Debian`.
fn major(line: &str) -> Option<&str> {
    line.split(|letter: char| !letter.is_ascii_digit())
        .find(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_and_driver_are_compared_by_their_first_number() {
        assert_eq!(major("Chromium 156.0.8 built on Debian"), Some("156"));
        assert_eq!(major("ChromeDriver 156.0.8 (abc)"), Some("156"));
    }
}
