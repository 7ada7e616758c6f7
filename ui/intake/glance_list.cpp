#include "ui/intake/glance_list.h"

#include "models/base/text.h"
#include "models/dispatch/one_place.h"
#include "models/items/qt_text.h"
#include "ui/care/plan_cards.h"
#include "ui/intake/people_words.h"
#include "ui/intake/sheet_choices.h"
#include "ui/widgets/core_text.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>

namespace haven::ui {

namespace {

constexpr int kSoonMs = 120;    // while somebody types a number, not after each figure
constexpr int kAgesMs = 20'000; // "4 min ago" moves on
constexpr std::size_t kJoinKeys = 3;
constexpr std::size_t kSimilarMax = 12;
constexpr int kBeforeMax = 8;

} // namespace

GlanceList::GlanceList(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)),
      m_title(new TextLine(source, TypeRole::Small, this)),
      m_plans(new PlanCards(source, desk, m_clock, this)), m_area(new QScrollArea(this))
{
    setObjectName(QStringLiteral("intakeGlance"));
    setAccessibleName(tr("Known of this place and number"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_title->setObjectName(QStringLiteral("intakeGlanceTitle"));
    m_area->setObjectName(QStringLiteral("intakeGlanceScroll"));
    m_area->setAccessibleName(tr("Known of this place and number"));
    m_area->setToolTip(tr("Known of this place and number"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_title);
    column->addWidget(m_area);
    column->addWidget(m_plans);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &GlanceList::look);
    connect(&m_ages, &QTimer::timeout, this, &GlanceList::look);
    m_ages.start(kAgesMs);
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (!changes.incidents.empty() || !changes.cautions.empty() || changes.isCareChanged)
            lookSoon();
    });
    connect(&m_desk, &Desk::found, this,
            [this](const QString& asker, quint64 generation, const QueryAnswer& answer) {
                const auto* page = std::get_if<IncidentPage>(&answer);
                if (asker != objectName() || generation != m_generation || !page)
                    return;
                m_before = page->hits;
                rebuild();
            });
    connect(&source, &ThemeSource::changed, this, &GlanceList::restyle);
    restyle();
    rebuild();
}

void GlanceList::bindWithin(QWidget* panel)
{
    m_panel = panel;
    // Alt+G adds a caution there.
    m_plans->bindWithin(panel, Qt::ALT | Qt::Key_F, "callPlanOpen");
}

void GlanceList::setRoom(int leastPx, int mostPx)
{
    m_leastPx = leastPx;
    m_mostPx = mostPx;
    fitRoom();
}

// It grows over the end of the form, which scrolls: the field in hand stays where it is.
void GlanceList::fitRoom()
{
    const int width = std::max(1, m_area->isHidden() ? this->width() : m_area->viewport()->width());
    const int wanted = !m_body                         ? 0
                       : m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width)
                                                       : m_column->totalSizeHint().height();
    const int height = std::clamp(wanted, m_leastPx, std::max(m_leastPx, m_mostPx));
    if (m_area->minimumHeight() != height || m_area->maximumHeight() != height)
        m_area->setFixedHeight(height);
    m_area->setHidden(height == 0); // no stop of the Tab key on nothing
}

void GlanceList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitRoom();
}

void GlanceList::restyle()
{
    m_shown.clear();
    rebuild();
}

void GlanceList::setSaver(CallSaver* saver)
{
    if (m_saver)
        m_saver->disconnect(this);
    m_saver = saver;
    m_key.clear();
    m_beforeKey.clear();
    m_type.reset();
    m_similar.clear();
    m_joinNumbers.clear();
    m_cautions.clear();
    m_before.clear();
    ++m_generation;
    look();
    if (saver)
        connect(saver, &CallSaver::changed, this, [this] { lookSoon(); });
}

// Not put off while others work: the first change starts the wait, not the last.
void GlanceList::lookSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

// What has left memory since one looked is shown no more.
void GlanceList::dropGone()
{
    std::erase_if(m_similar, [&](const SimilarIncident& one) {
        return m_desk.state().incidents.count(one.incident) == 0;
    });
    std::erase_if(m_cautions, [&](const CautionHit& one) {
        return m_desk.state().cautions.count(one.caution) == 0;
    });
}

// Recomputed from the board; only a new place or number gives out the keys anew. Another type puts
// those it concerns first, each with the key it has: a key pressed at that moment joins no other.
void GlanceList::look()
{
    m_soon.stop();
    lookForPlans();
    if (!m_saver) {
        rebuild();
        return;
    }
    const CallSheet& sheet = m_saver->sheet();
    NewCallFacts facts;
    facts.location = placeOf(sheet);
    facts.callback = sheet.text(SheetField::Callback);
    if (const auto* type = m_desk.knowledge().codes.typeFor(trimmed(sheet.text(SheetField::Type))))
        facts.type = type->code;
    const Home home = homeOf(facts.location);
    const std::string key = home.house + "|" + home.town + "\n" +
                            (facts.location.point ? coordinateText(*facts.location.point) : "") +
                            "\n" + phoneKey(facts.callback);
    const bool isNew = key != m_key;
    auto similar = similarIncidents(m_desk.state(), facts, m_desk.knowledge().codes, m_desk.now());
    std::erase_if(similar,
                  [&](const SimilarIncident& one) { return sheet.incident == one.incident; });
    if (similar.size() > kSimilarMax)
        similar.resize(kSimilarMax);
    if (!isNew && facts.type == m_type) {
        // Nothing moves while others work: those that were listed stay, the others follow.
        const auto keyOf = [&](const SimilarIncident& one) {
            return std::find_if(m_similar.begin(), m_similar.end(),
                                [&](const auto& known) { return known.incident == one.incident; }) -
                   m_similar.begin();
        };
        std::stable_sort(similar.begin(), similar.end(),
                         [&](const auto& a, const auto& b) { return keyOf(a) < keyOf(b); });
    }
    m_type = facts.type;
    m_similar = std::move(similar);
    if (isNew)
        m_joinNumbers.clear();
    for (const SimilarIncident& one : m_similar)
        m_joinNumbers.emplace(one.incident, m_joinNumbers.size() + 1);
    m_cautions = cautionsFor(m_desk.state(), facts.location, sheet.persons, m_desk.now());
    m_key = key;
    // What was before is of the apartment too.
    askBefore(key + "\n" + placeKey(facts.location));
    rebuild();
}

// By the place, and by whoever was named on the sheet.
void GlanceList::lookForPlans()
{
    if (!m_saver) {
        m_plans->clear();
        return;
    }
    const CallSheet& sheet = m_saver->sheet();
    m_plans->show(PlanQuestion{placeOf(sheet), sheet.persons}, sheet.incident,
                  PlanCards::Restricted::Opened);
}

void GlanceList::askBefore(const std::string& key)
{
    if (key == m_beforeKey)
        return;
    m_beforeKey = key;
    m_before.clear();
    ++m_generation;
    const CallSheet& sheet = m_saver->sheet();
    PriorQuery query;
    query.location = placeOf(sheet);
    query.callback = sheet.text(SheetField::Callback);
    query.except = sheet.incident;
    query.limit = kBeforeMax;
    const bool isKnown = !trimmed(query.location.text).empty() || !phoneKey(query.callback).empty();
    if (isKnown)
        m_desk.ask(query, objectName(), m_generation);
}

bool GlanceList::isSeen(CautionId caution) const
{
    if (m_saver->sheet().cautionsSeen.count(caution) > 0)
        return true;
    const Incident* incident = m_saver->incident();
    return incident && incident->cautionsSeen.count(caution) > 0;
}

QString GlanceList::cautionWords(const CautionHit& hit) const
{
    const Caution& caution = m_desk.state().cautions.at(hit.caution);
    QString words =
        tr("<b>Caution, %1, %2.</b> %3 (source: %4, %5, %6)",
           "kind, severity, text, source, verified or not, how long ago")
            .arg(cautionKindWords().at(static_cast<std::size_t>(caution.kind)).toLower(),
                 cautionSeverityWords().at(static_cast<std::size_t>(caution.severity)).toLower(),
                 fromStd(caution.text).toHtmlEscaped(), fromStd(caution.source).toHtmlEscaped(),
                 verificationWords().at(static_cast<std::size_t>(caution.verification)),
                 agoText(hit.age));
    if (!caution.person.empty())
        words += tr(" It is about %1.", "a person").arg(fromStd(caution.person).toHtmlEscaped());
    if (hit.match == CautionMatch::SameName)
        words += tr(" The name alone agrees: confirm who it is.");
    if (hit.match == CautionMatch::Nearby)
        words += tr(" It is of a place near by: %1.", "a place")
                     .arg(fromStd(placeSaid(caution.place)).toHtmlEscaped());
    if (hit.match == CautionMatch::House)
        words += tr(" Check the place: it is of %1.", "a place")
                     .arg(fromStd(placeSaid(caution.place)).toHtmlEscaped());
    if (caution.endsAt)
        words += tr(" It ends on %1.", "a day").arg(m_clock.dated(*caution.endsAt).left(10));
    if (hit.isReviewDue)
        words += tr(" Its review is overdue.");
    if (isSeen(hit.caution))
        words += tr(" <b>Seen.</b>");
    return words;
}

QString GlanceList::similarWords(const SimilarIncident& similar) const
{
    const Incident& incident = m_desk.state().incidents.at(similar.incident);
    const IncidentType* type = m_desk.knowledge().codes.typeFor(incident.type.value);
    QString why;
    switch (similar.reason) {
    case SimilarReason::SameNumber:
        why = tr("same number");
        break;
    case SimilarReason::SamePlace:
        why = tr("same place");
        break;
    case SimilarReason::Near:
        why = tr("%1 m away").arg(similar.distanceM.value_or(0));
        break;
    }
    const bool isHidden = incident.visibility == Visibility::Restricted;
    const QString what =
        isHidden ? tr("restricted") : coreWord(type ? type->label : incident.type.value);
    const QString where = isHidden ? QString() : fromStd(incident.location.text);
    const QString stands = similar.isOpen ? tr("open, taken %1").arg(agoText(similar.age))
                                          : tr("closed, taken %1").arg(agoText(similar.age));
    return tr("<b>%1 %2</b> %3, %4, %5", "number, type, place, why listed, open or closed")
        .arg(fromStd(incident.number), what.toHtmlEscaped(), where.toHtmlEscaped(), why, stands);
}

KeyButton* GlanceList::button(const QString& name, const QString& text, const QKeySequence& key)
{
    auto* made = new KeyButton(m_source, text, key, m_body);
    made->setObjectName(name);
    made->setButtonSize(ButtonSize::Header);
    if (m_panel && !key.isEmpty())
        made->bindWithin(m_panel);
    return made;
}

void GlanceList::addWords(const QString& text, Token token, KeyButton* button)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(m_source.look().px(8));
    auto* label = new QLabel(text, m_body);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setFont(m_source.look().font(TypeRole::Column));
    label->setMinimumWidth(1);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, m_source.look().color(token));
    label->setPalette(palette);
    row->addWidget(label, 1);
    if (button)
        row->addWidget(button, 0, Qt::AlignTop);
    m_column->addLayout(row);
}

void GlanceList::addCautions()
{
    bool hasKey = false;
    for (const auto& hit : m_cautions) {
        KeyButton* seen = nullptr;
        if (!isSeen(hit.caution)) {
            // One key for the next one that has not been read; the others have their button.
            const QKeySequence key = hasKey ? QKeySequence() : QKeySequence(Qt::ALT | Qt::Key_A);
            hasKey = true;
            seen = button(QStringLiteral("intakeSeen%1").arg(hit.caution.value), tr("Seen"), key);
            connect(seen, &QPushButton::clicked, this, [this, caution = hit.caution] {
                if (m_saver)
                    m_saver->acknowledge(caution);
                look();
            });
        }
        addWords(cautionWords(hit), Token::Danger, seen);
    }
}

void GlanceList::addSimilar()
{
    for (const auto& similar : m_similar) {
        const std::size_t n = m_joinNumbers.at(similar.incident);
        KeyButton* join = nullptr;
        const bool isHidden =
            m_desk.state().incidents.at(similar.incident).visibility == Visibility::Restricted;
        if (similar.isOpen && !isHidden && m_saver->mayJoin(similar.incident)) {
            const QKeySequence key =
                n <= kJoinKeys
                    ? QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + static_cast<int>(n)))
                    : QKeySequence();
            join = button(QStringLiteral("intakeJoin%1").arg(n), tr("Join"), key);
            join->setHint(
                m_saver->sheet().incident
                    ? tr("This call belongs to that incident; the new one is joined to it")
                    : tr("This call belongs to that incident"));
            connect(join, &QPushButton::clicked, this, [this, incident = similar.incident] {
                if (m_saver)
                    m_saver->join(incident);
            });
        }
        addWords(similarWords(similar), Token::Text, join);
    }
}

void GlanceList::addBefore()
{
    for (const auto& hit : m_before) {
        const IncidentType* type = m_desk.knowledge().codes.typeFor(hit.type);
        const DispositionRule* rule = m_desk.knowledge().codes.dispositionFor(hit.disposition);
        addWords(tr("Before: %1 %2 %3", "date, type, disposition")
                     .arg(m_clock.dated(hit.openedAt).left(10),
                          coreWord(type ? type->label : hit.type).toHtmlEscaped(),
                          coreWord(rule ? rule->label : hit.disposition).toHtmlEscaped()),
                 Token::Second);
    }
}

void GlanceList::rebuild()
{
    // Only what reads otherwise is built anew, so that nothing flickers while others work.
    dropGone();
    QStringList reads;
    for (const auto& hit : m_cautions)
        reads += cautionWords(hit);
    for (const auto& similar : m_similar) {
        const bool mayJoin = m_saver && m_saver->mayJoin(similar.incident);
        // With its key: new keys under old words must not wait for the next thing that changes.
        reads += similarWords(similar) +
                 (mayJoin ? QStringLiteral(" join %1").arg(m_joinNumbers.at(similar.incident))
                          : QString());
    }
    for (const auto& hit : m_before)
        reads += fromStd(hit.number);
    if (m_body && reads == m_shown)
        return;
    m_shown = reads;
    const int scrolled = m_area->widget() ? m_area->verticalScrollBar()->value() : 0;
    // One of its buttons may be the one that was just pressed, so the old list goes a turn later,
    // and its keys at once.
    if (QWidget* old = m_area->takeWidget()) {
        for (KeyButton* key : old->findChildren<KeyButton*>())
            key->setKey({});
        old->hide();
        old->deleteLater();
    }
    m_body = new QWidget;
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(0, 0, m_source.look().px(4), 0);
    m_column->setSpacing(m_source.look().px(4));
    if (m_saver) {
        // What can hurt somebody first, and then what can be joined.
        addCautions();
        addSimilar();
        addBefore();
    }
    m_column->addStretch(1);
    m_area->setWidget(m_body);
    fitRoom();
    m_area->verticalScrollBar()->setValue(scrolled);
    const bool isEmpty = m_cautions.empty() && m_similar.empty() && m_before.empty();
    m_title->say(isEmpty ? tr("Nothing known of this place or number yet")
                         : tr("Known here: cautions %1, similar %2, before %3", "numbers")
                               .arg(m_cautions.size())
                               .arg(m_similar.size())
                               .arg(m_before.size()),
                 m_cautions.empty() ? Token::Second : Token::Danger);
}

} // namespace haven::ui
