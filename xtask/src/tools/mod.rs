//! The programs that building and testing need: found, or fetched once.

mod browser;
mod cargo_tool;
mod node;
mod system;
mod wasm_opt;
mod wasm_target;

use crate::cache::Cache;
use crate::call::Call;
use crate::error::{Error, Result};
use crate::search_path::SearchPath;
use crate::workspace::Workspace;

pub(crate) use browser::Browser;
use cargo_tool::CargoTool;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tool {
    WasmTarget,
    Trunk,
    WasmBindgen,
    Node,
    WasmOpt,
    Browser,
}

/// What a release of the application needs.
pub(crate) const BUILD: &[Tool] = &[Tool::WasmTarget, Tool::Trunk, Tool::WasmBindgen, Tool::WasmOpt];

#[derive(Debug)]
pub(crate) struct Toolbox {
    workspace: Workspace,
    path: SearchPath,
    browser: Option<Browser>,
}

impl Toolbox {
    /// Everything in `wanted` works afterwards, or the error says what to install.
    pub(crate) fn with(workspace: &Workspace, wanted: &[Tool]) -> Result<Self> {
        let mut toolbox = Self {
            workspace: workspace.clone(),
            path: SearchPath::of_this_process(),
            browser: None,
        };
        let mut ready: Vec<Tool> = Vec::new();
        for tool in wanted {
            if !ready.contains(tool) {
                toolbox.make_ready(*tool)?;
                ready.push(*tool);
            }
        }
        Ok(toolbox)
    }

    fn make_ready(&mut self, tool: Tool) -> Result<()> {
        match tool {
            Tool::WasmTarget => wasm_target::make_ready(self),
            Tool::Trunk => {
                let trunk = CargoTool::trunk(self.workspace.trunk_version());
                self.path = trunk.make_ready(self, &Cache::of_this_user()?)?;
                Ok(())
            }
            Tool::WasmBindgen => {
                let bindgen = CargoTool::wasm_bindgen(self.workspace.locked_version("wasm-bindgen")?);
                self.path = bindgen.make_ready(self, &Cache::of_this_user()?)?;
                Ok(())
            }
            Tool::Node => node::make_ready(self),
            Tool::WasmOpt => {
                self.path = wasm_opt::make_ready(self, &Cache::of_this_user()?)?;
                Ok(())
            }
            Tool::Browser => {
                self.browser = Some(browser::make_ready(self)?);
                Ok(())
            }
        }
    }

    pub(crate) fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    pub(crate) fn path(&self) -> &SearchPath {
        &self.path
    }

    pub(crate) fn browser(&self) -> Result<&Browser> {
        self.browser
            .as_ref()
            .ok_or_else(|| Error::new("this step did not ask for a browser"))
    }

    /// A command line in the workspace's root, with all tools at hand.
    pub(crate) fn call(&self, line: &str) -> Call {
        Call::new(line, self.workspace.root(), &self.path)
    }

    pub(crate) fn run_all(&self, lines: &[&str]) -> Result<()> {
        lines.iter().try_for_each(|line| self.call(line).run())
    }
}

fn say_found(what: &str) {
    println!("{what:<36} found");
}

fn say_installing(what: &str, how: &str) {
    println!("{what:<36} missing: {how} (only this once)");
}
