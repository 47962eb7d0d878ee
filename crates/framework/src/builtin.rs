//! What the program carries: the shared catalogue, the providers, the regimes and the published record, each as a name and a text.

use assize_diag::Sources;

use crate::Texts;

/// The shared units, facts and observations.
pub const CATALOGUE: (&str, &str) =
    ("builtin:observations.toml", include_str!("../../../frameworks/observations.toml"));

/// The bodies inspected.
pub const PROVIDERS: (&str, &str) = ("builtin:providers.toml", include_str!("../../../frameworks/providers.toml"));

/// The regimes, by folder.
pub const FRAMEWORKS: &[(&str, &str)] = &[
    (
        "builtin:2014-adult-offending-work/framework.toml",
        include_str!("../../../frameworks/2014-adult-offending-work/framework.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/framework.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/framework.toml"),
    ),
    ("builtin:2018-crc/framework.toml", include_str!("../../../frameworks/2018-crc/framework.toml")),
    ("builtin:2018-nps/framework.toml", include_str!("../../../frameworks/2018-nps/framework.toml")),
    ("builtin:2018-rated/framework.toml", include_str!("../../../frameworks/2018-rated/framework.toml")),
    ("builtin:2019-crc/framework.toml", include_str!("../../../frameworks/2019-crc/framework.toml")),
    ("builtin:2019-nps/framework.toml", include_str!("../../../frameworks/2019-nps/framework.toml")),
    ("builtin:2019-rated/framework.toml", include_str!("../../../frameworks/2019-rated/framework.toml")),
];

/// What was published of inspections, by regime.
pub const RECORDS: &[(&str, &str)] = &[
    (
        "builtin:2014-adult-offending-work/published/london-trust-2014.toml",
        include_str!("../../../frameworks/2014-adult-offending-work/published/london-trust-2014.toml"),
    ),
    (
        "builtin:2014-adult-offending-work/published/six-trusts-2014.toml",
        include_str!("../../../frameworks/2014-adult-offending-work/published/six-trusts-2014.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/cumbria-crc-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/cumbria-crc-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/cumbria-nps-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/cumbria-nps-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/derbyshire-crc-2016.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/derbyshire-crc-2016.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/derbyshire-nps-2016.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/derbyshire-nps-2016.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/durham-crc-2016.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/durham-crc-2016.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/durham-nps-2016.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/durham-nps-2016.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/gloucestershire-crc-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/gloucestershire-crc-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/gloucestershire-nps-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/gloucestershire-nps-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/greater-manchester-crc-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/greater-manchester-crc-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/greater-manchester-nps-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/greater-manchester-nps-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/gwent-crc-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/gwent-crc-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/gwent-nps-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/gwent-nps-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/kent-crc-2016.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/kent-crc-2016.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/kent-nps-2016.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/kent-nps-2016.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/london-crc-2018.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/london-crc-2018.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/north-london-crc-2016.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/north-london-crc-2016.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/north-london-nps-2016.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/north-london-nps-2016.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/northamptonshire-crc-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/northamptonshire-crc-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/northamptonshire-nps-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/northamptonshire-nps-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/nps-london-2018.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/nps-london-2018.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/south-yorkshire-crc-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/south-yorkshire-crc-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/south-yorkshire-nps-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/south-yorkshire-nps-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/staffordshire-crc-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/staffordshire-crc-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/staffordshire-nps-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/staffordshire-nps-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/suffolk-crc-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/suffolk-crc-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/west-mercia-crc-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/west-mercia-crc-2017.toml"),
    ),
    (
        "builtin:2016-quality-and-impact/published/west-mercia-nps-2017.toml",
        include_str!("../../../frameworks/2016-quality-and-impact/published/west-mercia-nps-2017.toml"),
    ),
    (
        "builtin:2018-crc/published/bench-crc-2019.toml",
        include_str!("../../../frameworks/2018-crc/published/bench-crc-2019.toml"),
    ),
    (
        "builtin:2018-crc/published/bgsw-crc-2019.toml",
        include_str!("../../../frameworks/2018-crc/published/bgsw-crc-2019.toml"),
    ),
    (
        "builtin:2018-crc/published/cheshire-greater-manchester-crc-2019.toml",
        include_str!("../../../frameworks/2018-crc/published/cheshire-greater-manchester-crc-2019.toml"),
    ),
    (
        "builtin:2018-crc/published/dlnr-crc-2019.toml",
        include_str!("../../../frameworks/2018-crc/published/dlnr-crc-2019.toml"),
    ),
    (
        "builtin:2018-crc/published/dorset-devon-cornwall-crc-2019.toml",
        include_str!("../../../frameworks/2018-crc/published/dorset-devon-cornwall-crc-2019.toml"),
    ),
    (
        "builtin:2018-crc/published/durham-tees-valley-crc-2019.toml",
        include_str!("../../../frameworks/2018-crc/published/durham-tees-valley-crc-2019.toml"),
    ),
    (
        "builtin:2018-crc/published/essex-crc-2018.toml",
        include_str!("../../../frameworks/2018-crc/published/essex-crc-2018.toml"),
    ),
    (
        "builtin:2018-crc/published/hampshire-isle-of-wight-crc-2019.toml",
        include_str!("../../../frameworks/2018-crc/published/hampshire-isle-of-wight-crc-2019.toml"),
    ),
    (
        "builtin:2018-crc/published/hlny-crc-2019.toml",
        include_str!("../../../frameworks/2018-crc/published/hlny-crc-2019.toml"),
    ),
    (
        "builtin:2018-crc/published/kent-surrey-sussex-crc-2019.toml",
        include_str!("../../../frameworks/2018-crc/published/kent-surrey-sussex-crc-2019.toml"),
    ),
    (
        "builtin:2018-crc/published/london-crc-2019.toml",
        include_str!("../../../frameworks/2018-crc/published/london-crc-2019.toml"),
    ),
    (
        "builtin:2018-crc/published/merseyside-crc-2018.toml",
        include_str!("../../../frameworks/2018-crc/published/merseyside-crc-2018.toml"),
    ),
    (
        "builtin:2018-crc/published/south-yorkshire-crc-2019.toml",
        include_str!("../../../frameworks/2018-crc/published/south-yorkshire-crc-2019.toml"),
    ),
    (
        "builtin:2018-crc/published/staffordshire-west-midlands-crc-2018.toml",
        include_str!("../../../frameworks/2018-crc/published/staffordshire-west-midlands-crc-2018.toml"),
    ),
    (
        "builtin:2018-crc/published/thames-valley-crc-2018.toml",
        include_str!("../../../frameworks/2018-crc/published/thames-valley-crc-2018.toml"),
    ),
    (
        "builtin:2018-crc/published/wales-crc-2019.toml",
        include_str!("../../../frameworks/2018-crc/published/wales-crc-2019.toml"),
    ),
    (
        "builtin:2018-crc/published/west-yorkshire-crc-2018.toml",
        include_str!("../../../frameworks/2018-crc/published/west-yorkshire-crc-2018.toml"),
    ),
    (
        "builtin:2018-nps/published/nps-london-2019.toml",
        include_str!("../../../frameworks/2018-nps/published/nps-london-2019.toml"),
    ),
    (
        "builtin:2018-nps/published/nps-midlands-2018.toml",
        include_str!("../../../frameworks/2018-nps/published/nps-midlands-2018.toml"),
    ),
    (
        "builtin:2018-nps/published/nps-north-east-2019.toml",
        include_str!("../../../frameworks/2018-nps/published/nps-north-east-2019.toml"),
    ),
    (
        "builtin:2018-nps/published/nps-north-west-2019.toml",
        include_str!("../../../frameworks/2018-nps/published/nps-north-west-2019.toml"),
    ),
    (
        "builtin:2018-nps/published/nps-south-east-eastern-2019.toml",
        include_str!("../../../frameworks/2018-nps/published/nps-south-east-eastern-2019.toml"),
    ),
    (
        "builtin:2018-nps/published/nps-south-west-south-central-2018.toml",
        include_str!("../../../frameworks/2018-nps/published/nps-south-west-south-central-2018.toml"),
    ),
    (
        "builtin:2018-nps/published/nps-wales-2019.toml",
        include_str!("../../../frameworks/2018-nps/published/nps-wales-2019.toml"),
    ),
    (
        "builtin:2019-crc/published/dlnr-crc-2020.toml",
        include_str!("../../../frameworks/2019-crc/published/dlnr-crc-2020.toml"),
    ),
    (
        "builtin:2019-crc/published/durham-tees-valley-crc-2020.toml",
        include_str!("../../../frameworks/2019-crc/published/durham-tees-valley-crc-2020.toml"),
    ),
    (
        "builtin:2019-crc/published/hlny-crc-2020.toml",
        include_str!("../../../frameworks/2019-crc/published/hlny-crc-2020.toml"),
    ),
    (
        "builtin:2019-crc/published/merseyside-crc-2020.toml",
        include_str!("../../../frameworks/2019-crc/published/merseyside-crc-2020.toml"),
    ),
    (
        "builtin:2019-crc/published/staffordshire-west-midlands-crc-2020.toml",
        include_str!("../../../frameworks/2019-crc/published/staffordshire-west-midlands-crc-2020.toml"),
    ),
    (
        "builtin:2019-crc/published/west-yorkshire-crc-2020.toml",
        include_str!("../../../frameworks/2019-crc/published/west-yorkshire-crc-2020.toml"),
    ),
    (
        "builtin:2019-nps/published/nps-north-west-2020.toml",
        include_str!("../../../frameworks/2019-nps/published/nps-north-west-2020.toml"),
    ),
    (
        "builtin:2019-nps/published/nps-south-west-2021.toml",
        include_str!("../../../frameworks/2019-nps/published/nps-south-west-2021.toml"),
    ),
];

/// Adds the catalogue, the providers and the regimes to the sources; frameworks of the user's own come after.
pub fn texts(sources: &mut Sources) -> Texts {
    let mut add = |(name, text): (&str, &str)| sources.add_carried(name, text);
    Texts {
        catalogue: add(CATALOGUE),
        providers: add(PROVIDERS),
        frameworks: FRAMEWORKS.iter().copied().map(add).collect(),
    }
}
