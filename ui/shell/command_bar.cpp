#include "ui/shell/command_bar.h"

#include "models/dispatch/decide.h"
#include "models/dispatch/line_advice.h"
#include "models/dispatch/weapon.h"
#include "models/items/qt_text.h"
#include "ui/actions/bound_key.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/key_button.h"
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

constexpr int kLineCharactersMax = 4000;
constexpr std::size_t kCompletionsShown = 4;
constexpr qsizetype kPlaceLettersMin = 3;
constexpr int kBarMargin = 12;
constexpr int kRoomyPx = 1600; // design pixels: all keys stand beside any result

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

// The word itself, or the last digits of an incident's number, which name it as well.
bool isWhole(const QString& word, const QString& completed)
{
    const bool isNumber = !word.isEmpty() && std::all_of(word.begin(), word.end(),
                                                         [](QChar one) { return one.isDigit(); });
    return word == completed || (isNumber && completed.endsWith(word));
}

} // namespace

CommandBar::CommandBar(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)),
      m_line(new QLineEdit(this)), m_preview(new QLabel(m_line)),
      m_result(new ResultLine(source, this)),
      m_draft(new DraftKeeper(desk, commandLineDraft(desk.seat().agent), m_line)),
      m_keys(new QHBoxLayout), m_search(desk, QStringLiteral("commandPlace")),
      m_undo(new UndoOffer(source, desk, this))
{
    setObjectName(QStringLiteral("commandBar"));
    m_agent = desk.seat().agent;
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
    m_keys->addWidget(m_undo->button());
    auto* column = new QVBoxLayout(this);
    scaleMargins(source, column, {kBarMargin, 6, kBarMargin, 6}, 4);
    column->addWidget(m_line);
    column->addLayout(m_keys);
    // What is above it gives way: a line that is cut is no line.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &CommandBar::showPreview);
    connect(m_line, &QLineEdit::returnPressed, this, &CommandBar::send);
    connect(&m_desk, &Desk::answered, this, &CommandBar::hear);
    connect(&m_desk, &Desk::submitted, this, &CommandBar::hearSubmitted);
    connect(&m_desk, &Desk::recorded, this, &CommandBar::hearRecorded);
    connect(&m_desk, &Desk::seatChanged, this, &CommandBar::hearSeat);
    connect(m_undo, &UndoOffer::turned, this, &CommandBar::showKeys);
    connect(m_undo, &UndoOffer::pressed, this, &CommandBar::undoLast);
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
    m_hints.push_back({hint, false});
    showKeys();
}

void CommandBar::addRoomyKey(QWidget* hint)
{
    m_keys->addWidget(hint);
    m_hints.push_back({hint, true});
    showKeys();
}

QSize CommandBar::minimumSizeHint() const
{
    const QWidget* undo = m_undo->button();
    const int undoes = m_undo->act() ? undo->sizeHint().width() + m_keys->spacing() : 0;
    return {2 * m_source.look().px(kBarMargin) + m_result->minimumSizeHint().width() + undoes,
            QWidget::minimumSizeHint().height()};
}

// What came of a line is read first, and an undo that is offered needs its room at once; the keys
// that give way, the first ones first, are in the palette too.
void CommandBar::showKeys()
{
    const Look& look = m_source.look();
    const int gap = m_keys->spacing();
    const QWidget* undo = m_undo->button();
    int wanted = m_result->minimumSizeHint().width();
    // What is wrong and what to do now stands at the end of the sentence: all of it is read.
    if (m_result->kind() == ResultKind::Refused)
        wanted = std::max(wanted, m_result->readableWidth());
    // At a large size too what was done has more than a word's room.
    else if (m_result->kind() != ResultKind::None)
        wanted = std::max(wanted, std::min(m_result->readableWidth(), width() / 3));
    // What was done is read whole before it is taken back, with the line that would do it.
    if (m_undo->act())
        wanted = std::max(wanted, std::min(m_result->sizeHint().width(), width() / 3));
    int room = width() - 2 * look.px(kBarMargin) - wanted;
    if (m_undo->act())
        room -= undo->sizeHint().width() + gap;
    const auto place = [&](bool areRoomy) {
        for (auto key = m_hints.rbegin(); key != m_hints.rend(); ++key) {
            if (key->isRoomy != areRoomy)
                continue;
            room -= key->hint->sizeHint().width() + gap;
            key->hint->setVisible(room >= 0);
        }
    };
    place(false);
    // The others, the checklist first, stand where they leave a result of usual length its room.
    if (width() < look.px(kRoomyPx))
        room -= std::max(0, width() / 3 - wanted);
    place(true);
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
    context.roles = m_desk.seat().roles;
    return context;
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

std::vector<Completion> CommandBar::completionsNow(std::size_t limit) const
{
    const std::string line = m_line->text().toStdString();
    std::vector<Completion> found;
    if (line.find(' ') == std::string::npos) {
        for (const auto& [name, lines] : m_macros) {
            if (name.rfind(line, 0) == 0 && found.size() < limit)
                found.push_back({name, macroText(lines)});
        }
    }
    for (auto& one : completionsOf(line, context(), limit)) {
        if (found.size() < limit)
            found.push_back(std::move(one));
    }
    return found;
}

// The meaning in the language of whoever sits here. What is typed stays as it is typed, and so does
// a list of it; of an incident the type is a word of the core, and the place behind it is not.
QString CommandBar::meaningOf(const Completion& one)
{
    const QString whole = coreWord(one.meaning);
    const bool isNumber = one.text.find_first_not_of("0123456789") == std::string::npos;
    const std::size_t comma = one.meaning.find(", ");
    if (whole != fromStd(one.meaning) || !isNumber || comma == std::string::npos)
        return whole;
    return coreWord(one.meaning.substr(0, comma)) + fromStd(one.meaning.substr(comma));
}

QString CommandBar::completionsText() const
{
    const QString line = m_line->text();
    const auto found = completionsNow(kCompletionsShown);
    // Behind the verb, a word that is whole already has nothing to be completed: why the line
    // cannot be done is of more use.
    const qsizetype blank = line.lastIndexOf(u' ');
    const QString word = line.mid(blank + 1);
    if (blank >= 0 && found.size() == 1 && isWhole(word, fromStd(found.front().text)))
        return {};
    QStringList out;
    for (const auto& one : found)
        out += fromStd(one.text) + QStringLiteral(" ") + meaningOf(one);
    return out.join(QStringLiteral("  |  "));
}

// The rules are asked before Enter already: they need no disk. Undo alone depends on the log.
std::optional<Refusal> CommandBar::refusalAhead(const ParsedLine& parsed) const
{
    if (parsed.toSeal && m_desk.sealStanding() != SealStanding::Open)
        return sealRefusal(m_desk);
    if (!parsed.command)
        return std::nullopt;
    if (isKind<Undo>(*parsed.command))
        return m_undo->objection();
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

// A verb that is none may name a key: the one that counts here, or what finds everything.
QString CommandBar::faultText(const Refusal& refusal) const
{
    const bool isVerb = refusal.code == RefusalCode::VerbUnknown && refusal.arguments.size() > 1 &&
                        refusal.arguments[1] == verbAdvice(refusal.arguments[0]);
    if (!isVerb)
        return refusalText(refusal);
    const auto keyHere = [this](const AdviceKey& key) {
        const auto text = [this](const QString& action, const QKeySequence& shipped) {
            return boundKeyText(m_source, action, shipped);
        };
        const QString bound =
            text(fromStd(std::string(key.action)), keyFromRegistry(std::string(key.shipped)));
        return (bound.isEmpty() ? text(QStringLiteral("everything"), Qt::CTRL | Qt::Key_K) : bound)
            .toStdString();
    };
    return refusalText(
        refuse(refusal.code, refusal.arguments[0], verbAdvice(refusal.arguments[0], keyHere)));
}

// What the core says it will do, in the language of whoever sits here.
QString CommandBar::sentenceOf(const ParsedLine& parsed) const
{
    if (!parsed.topic.empty())
        return fromStd(parsed.topic);
    // Which act it is, so that nobody takes back another one than they mean.
    const bool isUndo = parsed.command && isKind<Undo>(*parsed.command);
    const QString undone =
        isUndo && !m_undo->newest().empty() ? wordsOf(m_undo->newest()) : QString();
    if (!undone.isEmpty())
        return tr("Take back your own last act: %1", "what was done").arg(undone);
    // Nothing was done in this window; what the log has of the person is seen only with Enter.
    if (isUndo)
        return tr("Take back your own last act, where there is one of the last ten minutes.");
    std::string sentence = parsed.preview;
    if (parsed.question) {
        sentence.pop_back(); // the help of the verb, and a point
        return coreWord(sentence) + QLatin1Char('.');
    }
    const std::string later = " Entered later, from " + parsed.source + ".";
    if (parsed.source.empty() || sentence.size() < later.size())
        return coreText(sentence);
    sentence.resize(sentence.size() - later.size());
    return tr("%1 %2", "what Enter will do, from which paper it is entered")
        .arg(coreText(sentence), coreText(later.substr(1)));
}

// What stands behind a cry is heard as a note is, before it is one.
QString CommandBar::weaponOf(const ParsedLine& parsed) const
{
    const auto* cry = parsed.command ? kindIf<DeclareEmergency>(&*parsed.command) : nullptr;
    const auto weapon = cry && !cry->words.empty() ? m_desk.weaponIn(cry->words) : std::nullopt;
    return weapon ? QLatin1Char(' ') + coreText(possibleWeaponWords(*weapon)) : QString();
}

QString CommandBar::previewOf(const QString& line) const
{
    const auto script = scriptOf(line.toStdString(), m_macros);
    if (!script)
        return refusalText(script.refusal());
    if (!script->macro.empty())
        return macroPreview(*script);
    const auto parsed = parseLine(line.toStdString(), context());
    const auto refusal = parsed ? refusalAhead(*parsed) : std::optional<Refusal>(parsed.refusal());
    if (!refusal)
        return tr("Enter: %1", "what Enter will do").arg(sentenceOf(*parsed) + weaponOf(*parsed));
    // While a word is being typed what it could become is of more use than that it is none yet.
    const bool isBetween = line.endsWith(QLatin1Char(' '));
    // What is missing is named, and what could stand there.
    const bool isOffered = !isBetween || refusal->code == RefusalCode::SlotMissing;
    const QString possible = isOffered ? completionsText() : QString();
    if (possible.isEmpty())
        return faultText(*refusal);
    const QString tab = tr("Tab: %1", "what Tab would complete").arg(possible);
    return isBetween ? tr("%1   %2", "what Enter does, what Tab does").arg(faultText(*refusal), tab)
                     : tab;
}

// What it stands for comes first, then what the first of its lines will do; the others depend on
// it.
QString CommandBar::macroPreview(const LineScript& script) const
{
    const QString lines = fromStd(macroText(script.lines));
    const auto parsed = parseLine(script.lines.front(), context());
    const auto refusal = parsed ? refusalAhead(*parsed) : std::optional<Refusal>(parsed.refusal());
    if (refusal)
        return tr("%1: %2", "the lines of a macro, why the first cannot be done")
            .arg(lines, refusalText(*refusal));
    const QString first = sentenceOf(*parsed);
    if (script.lines.size() == 1)
        return tr("Enter: %1  %2", "the line of a macro, what it will do").arg(lines, first);
    return tr("Enter: %1 lines, %2  First: %3", "how many, the lines of a macro, what it will do")
        .arg(script.lines.size())
        .arg(lines, first);
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

void CommandBar::complete()
{
    if (completePlace())
        return;
    m_possible = completionsNow(kCompletionsShown);
    m_possibleAt = 0;
    if (!m_possible.empty())
        takeCompletion(m_line->text());
}

// Right after a completion: the next thing the word could have been.
void CommandBar::completeOther()
{
    const QString text = m_line->text().trimmed();
    m_possibleAt = (m_possibleAt + 1) % m_possible.size();
    takeCompletion(text);
}

void CommandBar::takeCompletion(const QString& text)
{
    const auto blank = text.lastIndexOf(QLatin1Char(' '));
    const QString word = fromStd(m_possible[m_possibleAt].text);
    // Behind "ph:" the number follows at once.
    const QString end = word.endsWith(u':') ? QString() : QStringLiteral(" ");
    m_line->setText(text.left(blank + 1) + word + end);
    m_completed = m_line->text();
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
    if (key->key() == Qt::Key_Backtab && !m_possible.empty() && m_line->text() == m_completed) {
        completeOther();
        return true;
    }
    // Looks like an undo of what was sent: while that is offered it is said that it was none. Never
    // over the reason why a line was refused, which is being set right, or over one that is on its
    // way.
    const bool isTold =
        m_result->kind() != ResultKind::Refused && m_result->kind() != ResultKind::Working;
    if (key->matches(QKeySequence::Undo) && m_undo->act() && isTold) {
        m_line->undo();
        const QString undoes =
            boundKeyText(m_source, QStringLiteral("undoLast"), Qt::CTRL | Qt::Key_M);
        say(undoes.isEmpty()
                ? tr("Only typing was taken back. What was done stands.")
                : tr("Only typing was taken back. What was done stands; %1 undoes it.", "a key")
                      .arg(undoes),
            Tone::Quiet);
        return true;
    }
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
