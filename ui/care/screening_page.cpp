#include "ui/care/screening_page.h"

#include "models/dispatch/care_rules.h"
#include "models/items/qt_text.h"
#include "ui/care/care_words.h"
#include "ui/care/entry_row.h"
#include "ui/crisis/crisis_words.h"

#include <QComboBox>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr char kAboutPart = '|'; // between the name of a row and what it is about
constexpr int kPageLines = 8;

// In the order of the enum.
QStringList outcomeWords()
{
    return {ScreeningPage::tr("result"), ScreeningPage::tr("declined"),
            ScreeningPage::tr("not possible")};
}

bool mayEnterScreening(const Instrument& instrument, const std::set<Role>& roles)
{
    const auto may = [&](InstrumentWriter writer, Role role) {
        return instrument.enteredBy.count(writer) > 0 && roles.count(role) > 0;
    };
    return may(InstrumentWriter::Dispatcher, Role::Dispatcher) ||
           may(InstrumentWriter::Clinician, Role::Clinician) ||
           may(InstrumentWriter::Supervisor, Role::Supervisor);
}

} // namespace

ScreeningPage::ScreeningPage(const ThemeSource& source, Desk& desk, WallClock clock,
                             QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)), m_asker(desk)
{
    setObjectName(QStringLiteral("screeningPage"));
    setAccessibleName(tr("Screenings"));
    build();
    connect(&m_asker, &DeskAsker::said, this, [this](const QString& sentence, Tone tone) {
        m_message->setText(sentence);
        m_message->show();
        Q_EMIT said(sentence, tone);
    });
    connect(&m_asker, &DeskAsker::done, this, [this](const std::string& name) {
        m_message->hide();
        const auto part = name.find(kAboutPart);
        for (const Row& row : m_rows) {
            if (row.entry->objectName().toStdString() == name.substr(0, part))
                row.entry->settle(name.substr(part + 1));
        }
    });
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (m_shown && changes.incidents.count(*m_shown) > 0)
            refresh();
    });
    connect(&m_desk, &Desk::seatChanged, this, &ScreeningPage::refresh);
    connect(&m_source, &ThemeSource::changed, this, &ScreeningPage::restyle);
    restyle();
}

void ScreeningPage::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_area = new QScrollArea(this);
    m_area->setObjectName(QStringLiteral("screeningScroll"));
    m_area->setAccessibleName(accessibleName());
    m_area->setToolTip(accessibleName());
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body = new QWidget(m_area->viewport());
    m_column = new QVBoxLayout(m_body);
    for (QLabel** label : {&m_message, &m_none, &m_recorded}) {
        *label = new QLabel(m_body);
        (*label)->setTextFormat(Qt::PlainText);
        (*label)->setWordWrap(true);
        m_column->addWidget(*label);
    }
    m_message->setObjectName(QStringLiteral("screeningMessage"));
    m_message->hide();
    m_none->setObjectName(QStringLiteral("screeningNone"));
    m_none->setText(tr("No instrument is installed. Your agency puts the files it has a license "
                       "for into the station's folder of instruments."));
    m_recorded->setObjectName(QStringLiteral("screeningRecorded"));
    for (const auto& [id, onFile] : m_desk.knowledge().instruments)
        addInstrument(onFile.instrument);
    m_none->setVisible(m_rows.empty());
    m_column->addStretch(1);
    m_area->setWidget(m_body);
    outer->addWidget(m_area);
}

void ScreeningPage::addInstrument(const Instrument& instrument)
{
    const QString name = QStringLiteral("screening-%1").arg(fromStd(instrument.id.value));
    Row row;
    row.id = instrument.id;
    row.entry =
        new EntryRow(m_source, m_desk, name,
                     tr("%1, version %2. %3. %4", "an instrument: name, version, owner, license")
                         .arg(fromStd(instrument.name), fromStd(instrument.version),
                              fromStd(instrument.owner), fromStd(instrument.license)),
                     m_body);
    row.outcome = row.entry->addChoice(name + QStringLiteral("-outcome"),
                                       tr("Whether there is a result"), outcomeWords());
    for (const auto& field : instrument.fields) {
        FieldEntry entry;
        entry.id = field.id;
        const QString fieldName = name + QStringLiteral("-") + fromStd(field.id);
        const QString label = fromStd(field.label);
        if (field.kind == InstrumentFieldKind::Choice) {
            QStringList words{tr("%1: not chosen", "a field").arg(label)};
            entry.values.emplace_back();
            for (const auto& choice : field.choices) {
                words << tr("%1: %2", "a field and its answer").arg(label, fromStd(choice.label));
                entry.values.push_back(choice.value);
            }
            entry.choice = row.entry->addChoice(fieldName, label, words);
        } else if (field.kind == InstrumentFieldKind::Number) {
            entry.line = row.entry->addLine(
                fieldName, tr("%1, %2 to %3", "a field, smallest, largest number")
                               .arg(label, QString::number(field.from), QString::number(field.to)));
        } else {
            entry.line = row.entry->addLine(fieldName, label);
        }
        row.fields.push_back(std::move(entry));
    }
    row.reason =
        row.entry->addLine(name + QStringLiteral("-reason"), tr("Why declined or not possible"));
    const std::size_t index = m_rows.size();
    row.entry->addButton(tr("Record"), [this, index] { record(index); });
    row.entry->setRecorded({});
    m_column->addWidget(row.entry);
    if (!instrument.page.empty()) {
        row.page = new QPlainTextEdit(m_body);
        row.page->setObjectName(name + QStringLiteral("-page"));
        row.page->setReadOnly(true);
        row.page->setTabChangesFocus(true);
        row.page->setAccessibleName(
            tr("Your agency's text of %1", "an instrument").arg(fromStd(instrument.name)));
        row.page->setToolTip(row.page->accessibleName());
        row.page->setPlainText(fromStd(instrument.page));
        m_column->addWidget(row.page);
    }
    m_rows.push_back(std::move(row));
}

void ScreeningPage::record(std::size_t index)
{
    const Row& row = m_rows[index];
    if (!incident())
        return;
    m_message->hide();
    RecordScreening command;
    command.incident = *m_shown;
    command.instrument = row.id;
    command.outcome = static_cast<ScreeningOutcome>(row.outcome->currentIndex());
    command.reason = row.reason->text().trimmed().toStdString();
    for (const FieldEntry& field : row.fields) {
        const std::string value =
            field.choice ? field.values.at(static_cast<std::size_t>(field.choice->currentIndex()))
                         : field.line->text().trimmed().toStdString();
        if (!value.empty() && command.outcome == ScreeningOutcome::Recorded)
            command.values[field.id] = value;
    }
    // Somebody may have gone on to another incident before it is on the record.
    m_asker.ask(std::move(command),
                row.entry->objectName().toStdString() + kAboutPart + row.entry->about());
}

const Incident* ScreeningPage::incident() const
{
    const auto found =
        m_shown ? m_desk.state().incidents.find(*m_shown) : m_desk.state().incidents.end();
    return found == m_desk.state().incidents.end() || isCareHidden(found->second, m_inside)
               ? nullptr
               : &found->second;
}

void ScreeningPage::setInside(std::optional<IncidentId> incidentOpened)
{
    m_inside = incidentOpened;
    refresh();
}

void ScreeningPage::show(std::optional<IncidentId> incidentShown)
{
    if (incidentShown != m_shown)
        m_message->hide();
    m_shown = incidentShown;
    refresh();
}

void ScreeningPage::focusFirst()
{
    // Where nothing may be entered the page itself has the keys: else they would go nowhere.
    QWidget* first = m_area;
    for (auto row = m_rows.rbegin(); row != m_rows.rend(); ++row) {
        if (row->outcome->isVisibleTo(this))
            first = row->outcome;
    }
    first->setFocus(Qt::OtherFocusReason);
}

QString ScreeningPage::recordedText(const Incident& one) const
{
    const auto& all = one.care.screenings;
    if (all.empty())
        return {};
    if (!mayReadAfterwards(m_desk.seat().roles))
        return tr("A screening was recorded. Clinicians and supervisors read it.");
    QStringList lines;
    for (const Screening& screening : all) {
        lines << tr("%1: %2. %3, %4", "an instrument, its result, who, when")
                     .arg(fromStd(screening.name), fromStd(screeningWords(screening)),
                          personName(m_desk.state(), screening.by), m_clock.dated(screening.at));
        for (const auto& said : screening.suggestions)
            lines << tr("It suggests: %1", "what the agency wrote").arg(fromStd(said));
    }
    return lines.join(u'\n');
}

QString ScreeningPage::whyClosed(const Instrument& instrument) const
{
    return mayEnterScreening(instrument, m_desk.seat().roles)
               ? QString()
               : tr("Your agency has others enter this one.");
}

void ScreeningPage::refresh()
{
    const Incident* one = incident();
    m_area->setVisible(one != nullptr);
    // What was begun about one person must not be recorded about another.
    for (const Row& row : m_rows)
        row.entry->setAbout(one ? "screening/" + one->number + "/" + row.id.value : std::string());
    if (!one)
        return;
    m_recorded->setText(recordedText(*one));
    m_recorded->setVisible(!m_recorded->text().isEmpty());
    for (const Row& row : m_rows) {
        const auto onFile = m_desk.knowledge().instruments.find(row.id);
        if (onFile != m_desk.knowledge().instruments.end())
            row.entry->setClosed(whyClosed(onFile->second.instrument));
    }
}

void ScreeningPage::restyle()
{
    const Look& look = m_source.look();
    m_column->setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12));
    m_column->setSpacing(look.px(14));
    styleLabel(m_message, look, TypeRole::Body, Token::Danger);
    styleLabel(m_none, look, TypeRole::Body, Token::Second);
    styleLabel(m_recorded, look, TypeRole::Body, Token::Text);
    for (const Row& row : m_rows) {
        if (!row.page)
            continue;
        row.page->setFont(look.font(TypeRole::Body));
        row.page->setMinimumHeight(QFontMetrics(row.page->font()).lineSpacing() * kPageLines);
    }
    refresh();
}

} // namespace haven::ui
