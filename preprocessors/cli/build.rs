//! `kitei build`: publishes one edition.

use super::Exit;
use super::args::Args;
use super::progress::{Progress, say};
use super::stages::{self, Project};
use super::start::{start, usage};
use crate::site::{assemble, write};
use std::path::PathBuf;

pub fn run(args: &Args) -> Exit {
    let progress = Progress::new(args.quiet);
    let (root, today) = match start(args) {
        Ok(start) => start,
        Err(exit) => return exit,
    };
    let mut project = match Project::read(&root, today) {
        Ok(project) => project,
        Err(faults) => {
            say(&faults);
            return Exit::Faulty;
        }
    };
    let edition = match stages::edition(args, &project.config) {
        Ok(edition) => edition,
        Err(wrong) => return usage(&wrong),
    };
    let out = args.out.clone().unwrap_or_else(|| root.join(PathBuf::from("site").join(edition.token())));
    let published = match project.publish(edition, today) {
        Ok(published) => published,
        Err(faults) => {
            say(&faults);
            err!("{}を公開できません。前に作ったサイトは、そのまま残しています。", edition.name());
            return Exit::Faulty;
        }
    };
    let (published, templates) = published;
    // what the edition may not know lies in no memory while pages are made
    project.register.forget_texts();
    let rendering = match project.bake(&published, &templates) {
        Ok(rendering) => rendering,
        Err(faults) => {
            say(&faults);
            return Exit::Faulty;
        }
    };
    drop((published, templates));
    let exit = if project.has_omissions() { Exit::Omitted } else { Exit::Clean };
    if !args.quiet || exit == Exit::Omitted {
        say(&project.diagnostics);
    }
    let leaves = rendering.leaves();
    let site = match assemble(&rendering, &leaves, &root) {
        Ok(site) => site,
        Err(broken) => {
            say(&project.broken(vec![broken]));
            return Exit::Faulty;
        }
    };
    drop(project);
    let written = write(&site, &out, &|step| progress.step(step));
    let pages = leaves.len();
    drop(site);
    drop(leaves);
    // the program ends: to give back each piece of the book would take longer than to write a tenth of it
    std::mem::forget(rendering);
    match written {
        Ok(_) => {
            if !args.quiet {
                let seconds = progress.elapsed().as_secs_f32();
                out!("{}を {} に作りました（{}ページ、{seconds:.1}秒）。", edition.name(), out.display(), pages);
                if exit == Exit::Omitted {
                    out!("除いたものがあります。上の「除外」を直して、もう一度作ってください。");
                }
            }
            exit
        }
        Err(refusal) => {
            err!("{refusal}");
            Exit::Faulty
        }
    }
}
