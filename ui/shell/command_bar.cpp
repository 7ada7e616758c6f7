#include "ui/shell/command_bar.h"

#include "models/dispatch/act_words.h"
#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/actions/bound_key.h"
#include "ui/widgets/place_words.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr qsizetype kHistoryMax = 200;
constexpr const char* kCommandLineDraft = "command-line";
constexpr int kLineCharactersMax = 4000;
constexpr std::size_t kCompletionsShown = 4;
constexpr qsizetype kPlaceLettersMin = 3;
constexpr int kRoomyPx = 1600; // design pixels: all keys, and a result of usual length

// Why this window seals nothing.
Refusal sealRefusal(const Desk& desk)
{
    const std::string agent = desk.seat().agent.value;
    switch (desk.sealStanding()) {
    case SealStanding::NotClinician:
        return refuse(RefusalCode::RoleMissing, WriteSealedNote::kName, "Clinician");
    case SealStanding::NoKey:
        return refuse(RefusalCode::SealKeyMissing, agent);
    case SealStanding::NoGroup:
        return refuse(RefusalCode::SealGroupMissing, agent);
    case SealStanding::Closed:
    case SealStanding::Open:
        break;
    }
    return refuse(RefusalCode::SealKeyClosed);
}

} // namespace

CommandBar::CommandBar(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)),
      m_line(new QLineEdit(this)), m_preview(new QLabel(m_line)),
      m_result(new ResultLine(source, this)),
      m_draft(new DraftKeeper(desk, kCommandLineDraft, m_line)), m_keys(new QHBoxLayout),
      m_search(desk, QStringLiteral("commandPlace"))
{
    setObjectName(QStringLiteral("commandBar"));
    m_line->setObjectName(QStringLiteral("commandLine"));
    m_line->setAccessibleName(tr("Command line"));
    const auto tellKey = [this] {
        m_line->setToolTip(withShortcut(
            tr("Type a command; ? lists all of them"),
            boundKey(m_source, QStringLiteral("commandLine"), QKeySequence(Qt::CTRL | Qt::Key_L))));
    };
    tellKey();
    connect(&source, &ThemeSource::keysChanged, this, tellKey);
    m_line->setPlaceholderText(tr("Command, for example: d 3A12 4482. Type ? for all"));
    m_line->setMaxLength(kLineCharactersMax);
    m_preview->setObjectName(QStringLiteral("commandPreview"));
    m_preview->setAccessibleName(tr("What Enter will do"));
    m_preview->setTextFormat(Qt::PlainText);
    // It stands in the line, behind what is typed, where the eyes are.
    m_preview->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_preview->hide();
    m_result->setObjectName(QStringLiteral("resultLine"));
    m_keys->setSpacing(4);
    m_keys->addWidget(m_result, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(4);
    column->addWidget(m_line);
    column->addLayout(m_keys);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &CommandBar::showPreview);
    connect(m_line, &QLineEdit::returnPressed, this, &CommandBar::send);
    connect(&m_desk, &Desk::answered, this, &CommandBar::hear);
    m_draft->keepOnly([](const QString& line) {
        const bool isPlain = keepableLine(line.toStdString()) == line.toStdString();
        return isPlain ? line : QString();
    });
    connect(m_draft, &DraftKeeper::restored, this,
            [this] { say(tr("The line that was being typed here is back."), Tone::Quiet); });
    connect(&m_source, &ThemeSource::changed, this, &CommandBar::restyle);
    restyle();
}

void CommandBar::addKey(QWidget* hint)
{
    m_keys->addWidget(hint);
}

void CommandBar::addRoomyKey(QWidget* hint)
{
    addKey(hint);
    m_roomy.push_back(hint);
    showKeys();
}

// What came of a line is read first; the keys that give way are in the palette too.
void CommandBar::showKeys()
{
    for (QWidget* hint : m_roomy)
        hint->setVisible(width() >= m_source.look().px(kRoomyPx));
}

void CommandBar::restyle()
{
    showKeys();
    m_line->setFont(m_source.look().font(TypeRole::Command));
    m_preview->setFont(m_source.look().font(TypeRole::Body));
    QPalette palette = m_preview->palette();
    // Inside of a line its ink is that of text.
    palette.setColor(QPalette::Text, m_source.look().color(Token::Second));
    m_preview->setPalette(palette);
    placePreview();
}

// The sentence begins behind the typed words, in the last 3/5 of the line at the latest, and the
// words never run under it. A long sentence is cut at its end; its tooltip has it whole.
void CommandBar::placePreview()
{
    const Look& look = m_source.look();
    m_preview->setVisible(!m_sentence.isEmpty());
    if (m_sentence.isEmpty()) {
        m_line->setTextMargins(0, 0, 0, 0);
        return;
    }
    const int pad = look.px(12);
    const int typed = m_line->fontMetrics().horizontalAdvance(m_line->text()) + 3 * pad;
    const int left = std::min(typed, m_line->width() * 2 / 5);
    const int room = std::max(0, m_line->width() - left - pad);
    const auto all = m_preview->fontMetrics();
    m_preview->setText(all.elidedText(m_sentence, Qt::ElideRight, room));
    m_preview->setGeometry(left, 0, room, m_line->height());
    m_line->setTextMargins(0, 0, room + pad, 0);
}

LineContext CommandBar::context() const
{
    const Instant now = m_desk.now();
    LineContext context{m_desk.state(),      m_desk.knowledge(), now,
                        m_clock.offset(now), m_selected,         {}};
    context.coldIncident = [this](std::string_view number) { return m_desk.coldIncident(number); };
    context.offsetAt = m_clock.offset;
    return context;
}

LogWordsContext CommandBar::words() const
{
    LogWordsContext words;
    words.codes = &m_desk.knowledge().codes;
    words.numberOf = [this](IncidentId id) {
        const auto found = m_desk.state().incidents.find(id);
        return found == m_desk.state().incidents.end() ? "incident " + std::to_string(id.value)
                                                       : found->second.number;
    };
    return words;
}

void CommandBar::prefill(const QString& line)
{
    if (!m_line->hasFocus())
        m_cameFrom = QApplication::focusWidget();
    // What stands there unfinished can be had back with Up.
    if (!m_line->text().isEmpty() && m_line->text() != line)
        m_history.append(fromStd(keepableLine(m_line->text().toStdString())));
    m_historyAt = m_history.size();
    m_line->setText(line);
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->setCursorPosition(static_cast<int>(line.size()));
}

void CommandBar::show(ResultKind kind, const QString& sentence)
{
    m_result->say(kind, sentence, m_clock.time(m_desk.now()));
}

void CommandBar::say(const QString& sentence, Tone tone)
{
    ResultKind kind = ResultKind::Told;
    if (tone == Tone::Refused)
        kind = ResultKind::Refused;
    else if (tone == Tone::Accepted)
        kind = ResultKind::Done;
    show(kind, sentence);
    if (tone != Tone::Quiet)
        Q_EMIT sounded(tone);
}

QString CommandBar::completionsText() const
{
    QStringList out;
    const auto found = completionsOf(m_line->text().toStdString(), context(), kCompletionsShown);
    for (const auto& one : found)
        out += fromStd(one.text) + QStringLiteral(" ") + fromStd(one.meaning);
    return out.join(QStringLiteral("  |  "));
}

// The rules are asked before Enter already: they need no disk. Undo alone depends on the log.
std::optional<Refusal> CommandBar::refusalAhead(const ParsedLine& parsed) const
{
    if (parsed.toSeal && m_desk.sealStanding() != SealStanding::Open)
        return sealRefusal(m_desk);
    if (!parsed.command || std::holds_alternative<Undo>(*parsed.command))
        return std::nullopt;
    const Seat& seat = m_desk.seat();
    Act act;
    act.recordedAt = m_desk.now();
    act.happenedAt = std::min(parsed.happenedAt.value_or(act.recordedAt), act.recordedAt);
    act.recordedBy = seat.agent;
    act.doneBy = seat.agent;
    act.position = seat.position;
    act.roles = seat.roles;
    act.day = m_desk.today();
    act.knowledge = &m_desk.knowledge();
    act.source = parsed.source;
    const auto events = decide(m_desk.state(), *parsed.command, act);
    return events ? std::nullopt : std::optional<Refusal>(events.refusal());
}

QString CommandBar::previewOf(const QString& line) const
{
    const auto parsed = parseLine(line.toStdString(), context());
    const auto refusal = parsed ? refusalAhead(*parsed) : std::optional<Refusal>(parsed.refusal());
    if (!refusal)
        return tr("Enter: %1", "what Enter will do").arg(fromStd(parsed->preview));
    // While a word is being typed what it could become is of more use than that it is none yet.
    const QString possible = line.endsWith(QLatin1Char(' ')) ? QString() : completionsText();
    return possible.isEmpty() ? refusalText(*refusal)
                              : tr("Tab: %1", "what Tab would complete").arg(possible);
}

// A token begins with "@" after a blank, and ends with the next one; in quotes, with the quote.
qsizetype CommandBar::placeStart() const
{
    const QString line = m_line->text();
    const qsizetype start = line.lastIndexOf(u'@');
    const bool isToken = start > 0 && line.at(start - 1) == u' ';
    if (!isToken)
        return -1;
    const QStringView rest = QStringView(line).mid(start + 1);
    const bool isQuoted = rest.startsWith(u'"');
    const bool isOver = isQuoted ? rest.indexOf(u'"', 1) > 0 : rest.contains(u' ');
    return isOver ? -1 : start;
}

QString CommandBar::placeTyped() const
{
    const qsizetype start = placeStart();
    return start < 0 ? QString() : m_line->text().mid(start);
}

// The same search as everywhere, away from the screen: the line is asked about with every key.
void CommandBar::askPlaces()
{
    const QString typed = placeTyped();
    const QString words = QString(typed).remove(u'@').remove(u'"').trimmed();
    if (words.size() < kPlaceLettersMin) {
        m_search.forget();
        return;
    }
    m_search.ask(
        PlaceSearch{words.toStdString(), m_near ? m_near() : std::nullopt, kCompletionsShown},
        [this, typed](const QueryAnswer& answer) {
            const auto* found = std::get_if<PlacesFound>(&answer);
            if (!found || placeTyped() != typed)
                return;
            m_places = *found;
            m_placesFor = typed;
            // What Enter does comes first; what Tab would make of it stands behind.
            const QString enter = previewOf(m_line->text());
            tellPreview(tr("%1   %2", "what Enter does, what Tab does").arg(enter, placesText()));
        });
}

QString CommandBar::placesText() const
{
    QStringList out;
    for (const PlaceHit& hit : m_places.hits)
        out << tr("%1 (%2)", "a place, how sure")
                   .arg(placeTitle(hit.place), placeSureWord(hit.place));
    if (!out.isEmpty())
        return tr("Tab: %1", "what Tab would complete").arg(out.join(QStringLiteral("  |  ")));
    return m_places.map == MapStanding::Loading
               ? tr("The map is being read. The place is taken as typed, not verified.")
               : tr("No such place. It is taken as typed, not verified.");
}

bool CommandBar::completePlace()
{
    const qsizetype start = placeStart();
    if (start < 0 || m_placesFor != placeTyped() || m_places.hits.empty())
        return false;
    m_line->setText(m_line->text().left(start) +
                    QStringLiteral("@\"%1\" ").arg(fromStd(m_places.hits.front().place.label)));
    return true;
}

void CommandBar::showPreview()
{
    const QString line = m_line->text();
    if (!placeTyped().isEmpty() && placeTyped().size() > kPlaceLettersMin) {
        askPlaces();
        return;
    }
    m_search.forget();
    tellPreview(line.trimmed().isEmpty() ? QString() : previewOf(line));
}

void CommandBar::tellPreview(const QString& sentence)
{
    m_sentence = sentence;
    m_preview->setAccessibleDescription(m_sentence);
    m_line->setAccessibleDescription(m_sentence);
    placePreview();
}

void CommandBar::send()
{
    const QString text = m_line->text();
    if (text.trimmed().isEmpty())
        return;
    const auto parsed = parseLine(text.toStdString(), context());
    if (!parsed) {
        say(refusalText(parsed.refusal()), Tone::Refused);
        return;
    }
    // What is sealed is not kept to be had back with Up.
    if (!parsed->toSeal && (m_history.isEmpty() || m_history.back() != text))
        m_history.append(text);
    if (m_history.size() > kHistoryMax)
        m_history.removeFirst();
    m_historyAt = m_history.size();
    m_unfinished.clear();
    m_line->clear();
    if (parsed->question) {
        Q_EMIT asked(*parsed->question);
        return;
    }
    show(ResultKind::Working, tr("Saving: %1").arg(fromStd(parsed->preview)));
    quint64 id = 0;
    if (parsed->toSeal)
        id = m_desk.sealNote(parsed->toSeal->incident, parsed->toSeal->text);
    else if (!parsed->source.empty() && parsed->happenedAt)
        id = m_desk.submitFrom(parsed->source, *parsed->command, *parsed->happenedAt);
    else
        id = m_desk.submit(*parsed->command, parsed->happenedAt);
    m_sent.emplace(id, Sent{text, fromStd(parsed->preview)});
}

void CommandBar::hear(const Answered& answer)
{
    const auto found = m_sent.find(answer.id);
    if (found == m_sent.end())
        return;
    const Sent sent = std::move(found->second);
    m_sent.erase(found);
    if (!answer.result) {
        // What was typed comes back, so that nobody types it twice; Up has it in any case.
        if (m_line->text().isEmpty())
            m_line->setText(sent.line);
        say(refusalText(answer.result.refusal()), Tone::Refused);
        return;
    }
    const QString done = fromStd(
        actWords(m_desk.state(), *answer.result, m_desk.seat().roles, words(), m_desk.now()));
    if (done.isEmpty()) {
        // Accepted, because it is so; but nobody should believe that it was done anew.
        show(ResultKind::Told,
             tr("Nothing changed, it was so already: %1", "what the line was to do")
                 .arg(sent.preview));
        Q_EMIT sounded(Tone::Accepted);
        return;
    }
    say(done, Tone::Accepted);
    for (const auto& recorded : *answer.result) {
        const auto* opened =
            recorded.event ? std::get_if<IncidentOpened>(&*recorded.event) : nullptr;
        if (opened) {
            Q_EMIT incidentMade(opened->incident);
            return;
        }
    }
}

void CommandBar::complete()
{
    if (completePlace())
        return;
    const QString text = m_line->text();
    const auto found = completionsOf(text.toStdString(), context(), 1);
    if (found.empty())
        return;
    const auto blank = text.lastIndexOf(QLatin1Char(' '));
    m_line->setText(text.left(blank + 1) + fromStd(found.front().text) + QLatin1Char(' '));
}

void CommandBar::walkHistory(int step)
{
    if (m_history.isEmpty())
        return;
    if (m_historyAt == m_history.size())
        m_unfinished = m_line->text();
    m_historyAt = std::clamp<qsizetype>(m_historyAt + step, 0, m_history.size());
    m_line->setText(m_historyAt < m_history.size() ? m_history.at(m_historyAt) : m_unfinished);
}

bool CommandBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_line && event->type() == QEvent::Resize) {
        placePreview();
        showKeys();
    }
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    // An Enter that is held down from somewhere else confirms nothing here.
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isEnter && key->isAutoRepeat())
        return true;
    if (key->modifiers() != Qt::NoModifier)
        return QWidget::eventFilter(watched, event);
    switch (key->key()) {
    case Qt::Key_Up:
        walkHistory(-1);
        return true;
    case Qt::Key_Down:
        walkHistory(1);
        return true;
    case Qt::Key_Tab:
        if (m_line->text().isEmpty())
            return false;
        complete();
        return true;
    case Qt::Key_Escape:
        if (m_cameFrom)
            m_cameFrom->setFocus(Qt::ShortcutFocusReason);
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace haven::ui
