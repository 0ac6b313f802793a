//! The sections of a page: its parts, and the items of parts that are made anew by themselves.

use std::rc::Rc;

use crate::fields::ids::{CalculationId, ClaimId, TableId};
use crate::list::List as _;
use crate::model::story::SharedStory;
use crate::model::table_sheet::TableSheet;
use crate::page::as_of_bar::{AsOfBar, NewsDays};
use crate::page::calculations::{
    CalculationList, CalculationSheets, CalculationView, ClaimCheck, claim_checks,
};
use crate::page::claims::question::{QuestionView, question_view};
use crate::page::claims::{ClaimsPage, claims_page};
use crate::page::compare::grid::TableGrid;
use crate::page::context::PageContext;
use crate::page::masthead::MastheadView;
use crate::page::open_questions::{OpenQuestion, open_questions};
use crate::page::sources::SourceList;
use crate::state::view_state::Reads;

/// A section of a page, except the timeline, which depends on more than the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Section {
    /// Title, standfirst and byline.
    Masthead,
    /// The bar that sets the as-of date.
    AsOf,
    /// The claims.
    Claims,
    /// A question, by its index in the story.
    Question(usize),
    /// The tables.
    Compare,
    /// A table, by its index in the story.
    Table(usize),
    /// The calculations.
    Calculate,
    /// A calculation, by its index in the story.
    Calculation(usize),
    /// What the calculations say about a claim, on its card.
    Checks(ClaimId),
    /// The open questions.
    OpenQuestions,
    /// The list of sources.
    Sources,
}

/// What a section shows.
#[derive(Debug, Clone, PartialEq)]
pub enum SectionPage {
    /// Title, standfirst and byline.
    Masthead(Rc<MastheadView>),
    /// The bar that sets the as-of date.
    AsOf(Rc<AsOfBar>),
    /// The claims.
    Claims(ClaimsPage),
    /// A question; `None` if the story has none with that index.
    Question(Option<Rc<QuestionView>>),
    /// The tables.
    Compare(Vec<TableId>),
    /// A table; `None` if no item of it is known on the day.
    Table(Option<Rc<TableGrid>>),
    /// The calculations.
    Calculate(CalculationList),
    /// A calculation; `None` in place of what is not known on the day.
    Calculation(Option<CalculationId>, Option<CalculationView>),
    /// What the calculations say about a claim.
    Checks(Vec<ClaimCheck>),
    /// The open questions.
    OpenQuestions(Rc<Vec<OpenQuestion>>),
    /// The list of sources.
    Sources(SourceList),
}

/// What is kept of a section from one state to the next: days of news are found once for a story, and names in formulas
/// are resolved once, not at every movement of a slider.
#[derive(Default)]
pub struct Kept {
    news: Option<Rc<NewsDays>>,
    table: Option<(SharedStory, TableSheet)>,
    calculations: CalculationSheets,
}

impl Kept {
    fn grid(&mut self, context: &PageContext, index: usize) -> Option<Rc<TableGrid>> {
        let story = &context.state.story;
        let table = story.tables.get(index)?;
        self.table.take_if(|(of, _)| of != story);
        let made = || (story.clone(), TableSheet::new(table));
        let (_, sheet) = self.table.get_or_insert_with(made);
        TableGrid::new(context, table, sheet).map(Rc::new)
    }
}

impl Section {
    /// Returns what the section reads of the state.
    #[must_use]
    pub fn reads(&self) -> Reads {
        match self {
            Self::AsOf | Self::Claims | Self::Question(_) => Reads::Shared,
            Self::Table(index) => Reads::Table(*index),
            Self::Calculation(index) => Reads::Calculation(*index),
            Self::Checks(_) => Reads::Numbers,
            _ => Reads::Day,
        }
    }

    /// Returns what the section shows.
    #[must_use]
    pub fn page(&self, context: &PageContext, kept: &mut Kept) -> SectionPage {
        let story = &context.state.story;
        match self {
            Self::Masthead => SectionPage::Masthead(Rc::new(MastheadView::new(context))),
            Self::AsOf => {
                let news = NewsDays::new(story, kept.news.take());
                let bar = AsOfBar::new(context, &news);
                kept.news = Some(news);
                SectionPage::AsOf(Rc::new(bar))
            }
            Self::Claims => SectionPage::Claims(claims_page(context)),
            Self::Question(index) => {
                let question = story.questions.get(*index);
                let view = question.map(|question| Rc::new(question_view(context, question)));
                SectionPage::Question(view)
            }
            Self::Compare => {
                let tables = story.tables.iter();
                SectionPage::Compare(tables.map(|table| table.id.clone()).list())
            }
            Self::Table(index) => SectionPage::Table(kept.grid(context, *index)),
            Self::Calculate => SectionPage::Calculate(CalculationList::new(context)),
            Self::Calculation(index) => {
                let id = story.calculations.get(*index).map(|one| one.id.clone());
                let view = CalculationView::new(context, *index, &mut kept.calculations);
                SectionPage::Calculation(id, view)
            }
            Self::Checks(claim) => {
                SectionPage::Checks(claim_checks(context, claim, &mut kept.calculations))
            }
            Self::OpenQuestions => SectionPage::OpenQuestions(Rc::new(open_questions(context))),
            Self::Sources => SectionPage::Sources(SourceList::new(context)),
        }
    }
}

impl SectionPage {
    /// Returns how many items the section lists, which may be drawn one after another.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Claims(page) => page.list.questions().len(),
            Self::Compare(tables) => tables.len(),
            Self::Calculate(list) => list.ids.len(),
            Self::Sources(list) => list.group_count,
            _ => 0,
        }
    }
}
