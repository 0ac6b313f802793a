//! Words for the enumerated values of the story format.

use crate::calendar::locale::Locale;
use crate::model::story::{Extent, SourceKind, Status};
use crate::numbers::quantity::Standing;

/// Returns a status in words.
#[must_use]
pub const fn status(status: Status, locale: Locale) -> &'static str {
    match (status, locale) {
        (Status::NotStated, Locale::En) => "not stated yet",
        (Status::NotStated, Locale::It) => "non ancora dichiarata",
        (Status::SelfReported, Locale::En) => "self-reported",
        (Status::SelfReported, Locale::It) => "solo parola dell’interessato",
        (Status::Alleged, Locale::En) => "alleged",
        (Status::Alleged, Locale::It) => "asserita",
        (Status::Opinion, Locale::En) => "opinion",
        (Status::Opinion, Locale::It) => "opinione",
        (Status::Unsupported, Locale::En) => "unsupported",
        (Status::Unsupported, Locale::It) => "senza riscontri",
        (Status::Disputed, Locale::En) => "disputed",
        (Status::Disputed, Locale::It) => "contestata",
        (Status::PartlyCorroborated, Locale::En) => "partly corroborated",
        (Status::PartlyCorroborated, Locale::It) => "con riscontri parziali",
        (Status::Corroborated, Locale::En) => "corroborated",
        (Status::Corroborated, Locale::It) => "con riscontri",
        (Status::CorroboratedAsDefined, Locale::En) => "corroborated as defined",
        (Status::CorroboratedAsDefined, Locale::It) => "con riscontri, entro i suoi limiti",
        (Status::ContradictedInPart, Locale::En) => "contradicted in part",
        (Status::ContradictedInPart, Locale::It) => "contraddetta in parte",
        (Status::Contradicted, Locale::En) => "contradicted",
        (Status::Contradicted, Locale::It) => "contraddetta",
        (Status::PredictionOpen, Locale::En) => "open prediction",
        (Status::PredictionOpen, Locale::It) => "previsione aperta",
        (Status::PredictionMixed, Locale::En) => "prediction, mixed so far",
        (Status::PredictionMixed, Locale::It) => "previsione, esito finora misto",
        (Status::PredictionFailed, Locale::En) => "prediction failed",
        (Status::PredictionFailed, Locale::It) => "previsione non avverata",
        (Status::PredictionBorneOut, Locale::En) => "prediction borne out",
        (Status::PredictionBorneOut, Locale::It) => "previsione avverata",
    }
}

/// Returns a standing in words.
#[must_use]
pub const fn standing(standing: Standing, locale: Locale) -> &'static str {
    match (standing, locale) {
        (Standing::Datasheet, Locale::En) => "data sheet",
        (Standing::Datasheet, Locale::It) => "scheda tecnica",
        (Standing::Measured, Locale::En) => "measured",
        (Standing::Measured, Locale::It) => "misurato",
        (Standing::Reported, Locale::En) => "reported",
        (Standing::Reported, Locale::It) => "riportato",
        (Standing::Estimated, Locale::En) => "estimated",
        (Standing::Estimated, Locale::It) => "stimato",
        (Standing::Inferred, Locale::En) => "inferred",
        (Standing::Inferred, Locale::It) => "dedotto",
        (Standing::Unverified, Locale::En) => "unverified",
        (Standing::Unverified, Locale::It) => "non verificato",
    }
}

/// Returns a kind of source in words.
#[must_use]
pub const fn source_kind(kind: SourceKind, locale: Locale) -> &'static str {
    match (kind, locale) {
        (SourceKind::Primary, Locale::En) => "primary source",
        (SourceKind::Primary, Locale::It) => "fonte primaria",
        (SourceKind::Secondary, Locale::En) => "report",
        (SourceKind::Secondary, Locale::It) => "resoconto",
        (SourceKind::Analysis, Locale::En) => "analysis",
        (SourceKind::Analysis, Locale::It) => "analisi",
    }
}

/// Returns how much of a source was read, in words.
#[must_use]
pub const fn extent(extent: Extent, locale: Locale) -> &'static str {
    match (extent, locale) {
        (Extent::FullText, Locale::En) => "read in full",
        (Extent::FullText, Locale::It) => "letta per intero",
        (Extent::Excerpt, Locale::En) => "read in part",
        (Extent::Excerpt, Locale::It) => "letta in parte",
        (Extent::NotRead, Locale::En) => "not read itself",
        (Extent::NotRead, Locale::It) => "non letta direttamente",
    }
}
