//! How an Excel workbook is packed (ECMA-376 part 2): where its parts are is said by relations, what they are by types; names say neither.

use quick_xml::events::BytesStart;

use super::Fault;
use super::archive::{Archive, plain};
use super::xml::{Node, Xml, attribute};

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// With its main part.
    Xlsx(String),
    Ods,
    Xlsb,
    Other,
}

/// A relation of a part to another.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type, such as `worksheet`.
    pub(super) kind: String,
    /// The name of the part that it leads to.
    pub(super) part: String,
}

/// Finds out what a zip file is, and refuses what a table has no use for: programs, and what comes from elsewhere.
pub(super) fn kind(archive: &mut Archive<'_>) -> Result<Kind, Fault> {
    if archive.has("content.xml") && archive.has("META-INF/manifest.xml") {
        refuse(archive.names())?;
        return Ok(Kind::Ods);
    }
    let main = relations(archive, "")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let usual = ["xl/workbook.xml", "xl/workbook.bin"].into_iter().find(|name| archive.has(name));
    let Some(main) = main.map(|relation| relation.part).or(usual.map(str::to_owned)) else { return Ok(Kind::Other) };
    let types = types(archive)?;
    let is_main = |(name, _): &&(String, String)| *name == plain(&main);
    let sort = types.iter().find(is_main).map_or("", |(_, sort)| sort.as_str());
    let kind = match sort {
        _ if sort.contains("macroEnabled") => return Err(Fault::Macros),
        _ if sort.contains("sheet.binary") || main.ends_with(".bin") => Kind::Xlsb,
        _ if sort.contains("spreadsheetml") || plain(&main).ends_with("workbook.xml") => Kind::Xlsx(main),
        _ => Kind::Other,
    };
    if matches!(kind, Kind::Xlsx(_)) {
        refuse(archive.names())?;
        types.iter().try_for_each(|(_, sort)| refuse_type(sort))?;
    }
    Ok(kind)
}

/// The relations of a part, or with no name those of the package. One that leads out of the package is refused; of a sheet, whose links
/// are addresses that somebody may follow, this is not asked.
pub(super) fn relations(archive: &mut Archive<'_>, part: &str) -> Result<Vec<Relation>, Fault> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let own = [folder, "_rels", &format!("{name}.rels")].join("/");
    let Some(own) = archive.part(&own)? else { return Ok(Vec::new()) };
    let (mut xml, mut relations) = (Xml::new(own), Vec::new());
    loop {
        match xml.next()? {
            Node::Open(element) if element.local_name().as_ref() == "Relationship" => {
                if attribute(&element, "TargetMode")?.as_deref() == Some("External") {
                    return Err(Fault::Links);
                }
                let said = |name: &str| Ok::<_, Fault>(attribute(&element, name)?.unwrap_or_default());
                let kind = said("Type")?.rsplit('/').next().unwrap_or_default().to_owned();
                refuse_type(&kind)?;
                relations.push(Relation { id: said("Id")?, kind, part: resolve(folder, &said("Target")?) });
            }
            Node::Open(_) | Node::Close(_) | Node::Text(_) => {}
            Node::End => return Ok(relations),
        }
    }
}

/// The part that a target seen from this folder is.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}

/// Each part with its type, as `[Content_Types].xml` has it.
fn types(archive: &mut Archive<'_>) -> Result<Vec<(String, String)>, Fault> {
    let Some(part) = archive.part("[Content_Types].xml")? else { return Ok(Vec::new()) };
    let (mut xml, mut by_part, mut by_ending) = (Xml::new(part), Vec::new(), Vec::new());
    loop {
        let said = |element: &BytesStart<'_>, name: &str| {
            let value = attribute(element, name)?.unwrap_or_default();
            Ok::<_, Fault>((plain(&value), attribute(element, "ContentType")?.unwrap_or_default()))
        };
        match xml.next()? {
            Node::Open(element) => match element.local_name().as_ref() {
                "Override" => by_part.push(said(&element, "PartName")?),
                "Default" => by_ending.push(said(&element, "Extension")?),
                _ => {}
            },
            Node::Close(_) | Node::Text(_) => {}
            Node::End => break,
        }
    }
    drop(xml);
    let of = |name: &str| {
        let ending = name.rsplit('.').next().unwrap_or_default();
        let own = by_part.iter().find(|(part, _)| part == name);
        own.or_else(|| by_ending.iter().find(|(known, _)| known == ending)).map(|(_, sort)| sort.clone())
    };
    Ok(archive.names().filter_map(|name| Some((name.to_owned(), of(name)?))).collect())
}

/// By the type of a part or relation.
fn refuse_type(sort: &str) -> Result<(), Fault> {
    let is = |words: &[&str]| words.iter().any(|word| sort.contains(word));
    match () {
        () if is(&["vbaProject", "acrosheet", "dialogsheet", "macroEnabled"]) => Err(Fault::Macros),
        () if is(&["externalLink", "connections", "queryTable", "oleObject", "activeX"]) => Err(Fault::Links),
        () => Ok(()),
    }
}

/// By names, wherever they lie.
fn refuse<'n>(names: impl Iterator<Item = &'n str>) -> Result<(), Fault> {
    for name in names {
        let (folders, file) = name.rsplit_once('/').unwrap_or(("", name));
        let lies_in = |known: &[&str]| folders.split('/').any(|folder| known.contains(&folder));
        if lies_in(&["macrosheets", "dialogsheets", "basic", "scripts"]) || file.starts_with("vbaproject") {
            return Err(Fault::Macros);
        }
        if lies_in(&["externallinks", "querytables", "embeddings", "activex"]) || file == "connections.xml" {
            return Err(Fault::Links);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_seen_from_a_folder() {
        for (folder, target, expect) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/sheet1.xml", "xl/sheet1.xml"),
            ("", "workbook.xml", "workbook.xml"),
            ("xl", "../sheet1.xml", "sheet1.xml"),
            ("xl/a", "./b\\c.xml", "xl/a/b/c.xml"),
        ] {
            assert_eq!(resolve(folder, target), expect, "{folder} {target}");
        }
    }
}
