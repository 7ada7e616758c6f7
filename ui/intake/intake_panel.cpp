#include "ui/intake/intake_panel.h"

#include "models/geo/place_index.h"
#include "models/items/qt_text.h"
#include "ui/actions/action_key.h"
#include "ui/actions/bound_key.h"
#include "ui/intake/call_acts.h"
#include "ui/intake/caller_fields.h"
#include "ui/intake/conflict_row.h"
#include "ui/intake/glance_list.h"
#include "ui/intake/people_rows.h"
#include "ui/intake/spanish_band.h"
#include "ui/intake/typed_lines.h"
#include "ui/intake/where_fields.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wrap_layout.h"

#include <QApplication>
#include <QFontMetrics>
#include <QFrame>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kLowPanel = 620;
constexpr int kFootRowsMost = 2;
constexpr int kReadSoonMs = 120;     // after the last letter
constexpr int kAroundField = 24;     // of the form, in view with the field in hand
constexpr double kAtAddressM = 60.0; // farther from an address the point speaks for itself

// One word may count for two reasons, and is said once.
void addQuoted(QStringList& words, const std::string& text)
{
    const QString word = QStringLiteral("“%1”").arg(fromStd(text));
    if (!words.contains(word))
        words += word;
}

// Words that speak of a weapon. "No weapon seen" is no weapon, and it is shown too, as what it is.
struct WeaponWords {
    QStringList possible;
    QString denied;
};

WeaponWords weaponWords(const Incident& incident)
{
    WeaponWords words;
    for (const auto& span : incident.flag.spans) {
        if (span.family == "weapon")
            addQuoted(words.possible, span.text);
    }
    const auto suggested = incident.suggestions.find(Fact::Weapon);
    if (suggested == incident.suggestions.end())
        return words;
    const QString word = QStringLiteral("“%1”").arg(fromStd(suggested->second.text));
    if (suggested->second.value == "none")
        words.denied = word;
    else if (!words.possible.contains(word))
        words.possible += word;
    return words;
}

// What the advisor found in the text, the weapon first, always in its own words.
QString adviceText(const Incident& incident)
{
    const WeaponWords weapon = weaponWords(incident);
    QStringList others;
    for (const auto& span : incident.flag.spans) {
        if (span.family != "weapon")
            addQuoted(others, span.text);
    }
    QStringList parts;
    if (!weapon.possible.isEmpty())
        parts += IntakePanel::tr("Possible weapon in the text: %1", "words")
                     .arg(weapon.possible.join(QStringLiteral(", ")));
    else if (!weapon.denied.isEmpty())
        parts +=
            IntakePanel::tr("Weapon: the text says %1, confirm it", "words").arg(weapon.denied);
    const Flag flag = incident.flag.decision ? incident.flag.decided : incident.flag.suggested;
    if (flag == Flag::Yes || flag == Flag::Possible) {
        const QString word =
            flag == Flag::Yes ? IntakePanel::tr("yes") : IntakePanel::tr("possible");
        parts += others.isEmpty()
                     ? IntakePanel::tr("Behavioral health: %1", "yes or possible").arg(word)
                     : IntakePanel::tr("Behavioral health: %1, %2", "yes or possible, words")
                           .arg(word, others.join(QStringLiteral(", ")));
    }
    return parts.join(QStringLiteral(". "));
}

// What a person put there, without what the record has given it since.
CallSheet asTypedAlone(CallSheet sheet)
{
    sheet.incident.reset();
    sheet.call.reset();
    sheet.notes.clear();
    sheet.isFurtherCall = false;
    sheet.wasSent = false;
    for (auto& person : sheet.persons)
        person.id = {};
    for (auto& vehicle : sheet.vehicles)
        vehicle.id = {};
    for (auto& caution : sheet.cautions) {
        caution.id = {};
        caution.startedAt = {};
    }
    for (auto& tried : sheet.callbacks)
        tried.isRecorded = false;
    return sheet;
}

} // namespace

IntakePanel::IntakePanel(const ThemeSource& source, Desk& desk, const WallClock& clock,
                         QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(clock), m_rack(desk)
{
    setObjectName(QStringLiteral("intakePanel"));
    setAccessibleName(tr("Call intake"));
    build();
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(kReadSoonMs);
    connect(&m_readSoon, &QTimer::timeout, this, &IntakePanel::readUnsaved);
    connect(&m_rack, &CallRack::parkedChanged, this, [this] {
        refresh();
        Q_EMIT parkedChanged(m_rack.parkedCount());
    });
    connect(&m_rack, &CallRack::foundAgain, this, [this](int calls) {
        const QString bound =
            boundKeyText(m_source, m_parked->objectName(), QKeySequence(Qt::SHIFT | Qt::Key_F2));
        const QString key = bound.isEmpty() ? m_parked->text() : bound;
        Q_EMIT said(calls == 1 ? tr("A call was half-taken here and is back, parked. %1 takes it "
                                    "up.",
                                    "a key")
                                     .arg(key)
                               : tr("%1 calls were half-taken here and are back, parked. %2 takes "
                                    "the first one up.",
                                    "how many, a key")
                                     .arg(calls)
                                     .arg(key),
                    Tone::Quiet);
    });
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        const CallSaver* saver = m_rack.inHand();
        if (saver && saver->sheet().incident &&
            changes.incidents.count(*saver->sheet().incident) > 0)
            showAdvice();
    });
    connect(&m_desk, &Desk::seatChanged, this, &IntakePanel::nameWriter);
    connect(&source, &ThemeSource::changed, this, &IntakePanel::restyle);
    restyle();
    take(nullptr);
}

void IntakePanel::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHeader(column);
    buildForm(column);
    buildFoot(column);
    // The window binds Shift+F2, as F2: a parked call is taken from anywhere.
    for (KeyButton* button : {m_leave, m_save, m_another})
        button->bindWithin(this);
    m_kind->bindWithin(this);
    m_people->bindWithin(this);
    m_acts->bindWithin(this);
    m_typed->bindWithin(this);
    m_glance->bindWithin(this);
    m_conflict->bindWithin(this);
    auto* enter = new ActionKey(m_source, m_save->objectName(),
                                {QKeySequence(Qt::CTRL | Qt::Key_Enter)}, this);
    connect(enter, &ActionKey::activated, this, &IntakePanel::save);
}

void IntakePanel::buildHeader(QVBoxLayout* column)
{
    m_header = new PanelHeader(m_source, tr("New call"), this);
    m_speak = new KeyButton(m_source, tr("Spanish"), QKeySequence(Qt::ALT | Qt::Key_L), this);
    m_speak->setObjectName(QStringLiteral("intakeSpanish"));
    m_speak->setHint(tr("What to say to a caller who speaks Spanish, field by field"));
    m_speak->setCheckable(true);
    m_speak->setButtonSize(ButtonSize::Header);
    m_speak->bindWithin(this);
    m_header->addRightButton(m_speak);
    m_spanish = new SpanishBand(m_source, this);
    m_spanish->hide();
    connect(m_speak, &QPushButton::toggled, m_spanish, &QWidget::setVisible);
    column->addWidget(m_header);
    column->addWidget(m_spanish);
}

void IntakePanel::buildForm(QVBoxLayout* column)
{
    m_area = new QScrollArea(this);
    m_area->setObjectName(QStringLiteral("intakeScroll"));
    m_area->setAccessibleName(tr("Call form"));
    m_area->setToolTip(tr("Call form"));
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget(m_area->viewport());
    auto* rows = new QVBoxLayout(body);
    m_kind = new KindRow(m_source, body);
    m_where = new WhereFields(m_source, m_desk, body);
    m_caller = new CallerFields(m_source, m_desk, body);
    m_people = new PeopleRows(m_source, m_desk, m_clock, body);
    m_acts = new CallActs(m_source, m_desk, m_clock, body);
    rows->addWidget(m_kind);
    rows->addWidget(m_where);
    rows->addWidget(m_caller);
    rows->addWidget(m_people);
    m_typed = new TypedLines(m_source, body);
    rows->addWidget(m_acts);
    rows->addWidget(m_typed);
    rows->addStretch(1);
    m_area->setWidget(body);
    column->addWidget(m_area, 1);
    // What is known of the place comes and goes below the form: the field in hand stays in view.
    connect(m_area->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        fitLines();
        if (!m_isScrolledAway)
            keepInView(QApplication::focusWidget());
    });
    connect(m_area->verticalScrollBar(), &QScrollBar::actionTriggered, this,
            [this] { m_isScrolledAway = true; });
    connect(m_kind, &KindRow::said, this, &IntakePanel::say);
    connect(m_where, &FormGrid::said, this, &IntakePanel::say);
    connect(m_caller, &FormGrid::said, this, &IntakePanel::say);
    connect(m_acts, &CallActs::said, this, &IntakePanel::say);
    connect(m_typed, &TypedLines::said, this, &IntakePanel::say);
    connect(m_acts, &CallActs::lineWritten, this, &IntakePanel::writeLine);
    // What has the focus is in view, however one came to it.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        m_isScrolledAway = false;
        keepInView(now);
        if (now && isAncestorOf(now))
            m_spanish->show(fieldOf(*now));
    });
}

// All of the field, where a scroll area would look at its cursor alone; of one that is higher than
// what is seen, at least that.
void IntakePanel::keepInView(QWidget* field)
{
    QWidget* body = m_area->widget();
    if (!field || !body->isAncestorOf(field))
        return;
    const QRect box(field->mapTo(body, QPoint(0, 0)), field->size());
    const int around = m_source.look().px(kAroundField);
    m_area->ensureVisible(0, box.bottom(), 0, around);
    m_area->ensureVisible(0, box.top(), 0, around);
    m_area->ensureWidgetVisible(field, 0, 0);
}

void IntakePanel::buildFoot(QVBoxLayout* column)
{
    m_rule = new QFrame(this);
    m_rule->setFrameShape(QFrame::HLine);
    m_rule->setFrameShadow(QFrame::Plain);
    m_rule->setFixedHeight(1);
    column->addWidget(m_rule);
    auto* foot = new QWidget(this);
    auto* rows = new QVBoxLayout(foot);
    rows->setObjectName(QStringLiteral("intakeFootRows"));
    m_advice = new TextLine(m_source, TypeRole::Small, foot);
    m_advice->setObjectName(QStringLiteral("intakeAdvice"));
    m_advice->letFold(); // the words that speak of a weapon are read whole
    m_glance = new GlanceList(m_source, m_desk, m_clock, foot);
    m_result = new QLabel(foot);
    m_result->setObjectName(QStringLiteral("intakeResult"));
    m_result->setTextFormat(Qt::RichText);
    m_result->setWordWrap(true);
    m_result->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_result->setMinimumWidth(1);
    auto* buttons = new WrapLayout;
    buttons->setSpacing(m_source.look().px(8));
    m_save = new KeyButton(m_source, tr("Save"), QKeySequence(Qt::CTRL | Qt::Key_Return), foot);
    m_save->setObjectName(QStringLiteral("intakeSave"));
    m_save->setKind(ButtonKind::Primary);
    m_save->setHint(tr("Save everything; a place that was not found is taken as typed"));
    connect(m_save, &QPushButton::clicked, this, &IntakePanel::save);
    m_another =
        new KeyButton(m_source, tr("Another caller"), QKeySequence(Qt::ALT | Qt::Key_R), foot);
    m_another->setObjectName(QStringLiteral("intakeAnother"));
    m_another->setHint(tr("Another caller on this incident, with a record of their own"));
    connect(m_another, &QPushButton::clicked, this, &IntakePanel::anotherCaller);
    m_parked =
        new KeyButton(m_source, tr("Parked %1").arg(0), QKeySequence(Qt::SHIFT | Qt::Key_F2), foot);
    m_parked->setObjectName(QStringLiteral("intakeParked"));
    m_parked->setHint(tr("Take the parked call that nobody has looked at for longest"));
    connect(m_parked, &QPushButton::clicked, this, &IntakePanel::resume);
    m_leave = new KeyButton(m_source, tr("Leave"), QKeySequence(Qt::Key_Escape), foot);
    m_leave->setObjectName(QStringLiteral("intakeLeave"));
    m_leave->setHint(tr("Leave; an unfinished call is parked"));
    connect(m_leave, &QPushButton::clicked, this, &IntakePanel::leave);
    buttons->addWidget(m_save);
    for (KeyButton* button : {m_another, m_parked, m_leave}) {
        button->setButtonSize(ButtonSize::Header);
        buttons->addWidget(button);
    }
    rows->addWidget(m_advice);
    rows->addWidget(m_glance);
    m_conflict = new ConflictRow(m_source, m_desk, m_clock, foot);
    rows->addWidget(m_conflict);
    rows->addWidget(m_result);
    rows->addLayout(buttons);
    column->addWidget(foot);
}

void IntakePanel::setNear(std::function<std::optional<Coordinate>()> near)
{
    m_where->setNear(std::move(near));
}

void IntakePanel::start()
{
    leaveFields();
    putAwayIfDone();
    take(m_rack.begin({}));
}

// As Escape would: what of it is not on the record yet keeps it parked until it is.
void IntakePanel::putAwayIfDone()
{
    const CallSaver* saver = m_rack.inHand();
    if (saver && m_savedByHand && asTypedAlone(*m_savedByHand) == asTypedAlone(saver->sheet()))
        m_rack.putAside();
}

void IntakePanel::startAt(Coordinate at)
{
    start();
    Location place;
    place.point = at;
    place.confidence = Confidence::Coordinates;
    const PlaceIndex* places = m_desk.knowledge().places;
    const auto near = places ? places->placeNear(at, kAtAddressM) : std::nullopt;
    place.text = near ? near->address : coordinateText(at);
    m_rack.inHand()->choosePlace(SheetField::Location, place);
    m_rack.inHand()->leave(SheetField::Location);
    m_where->editor(SheetField::Type)->setFocus(Qt::OtherFocusReason);
}

void IntakePanel::comeBack()
{
    if (!isBusy())
        return;
    Q_EMIT opened();
    QWidget* last = focusWidget();
    if (!last || last == this || !isAncestorOf(last))
        last = m_where->editor(SheetField::Location);
    last->setFocus(Qt::OtherFocusReason);
}

void IntakePanel::resume()
{
    if (isBusy() && !isVisible()) {
        comeBack();
        return;
    }
    if (m_rack.parkedCount() == 0)
        return;
    leaveFields();
    take(m_rack.resume());
}

bool IntakePanel::resumeNumber(std::int64_t number)
{
    leaveFields();
    CallSaver* saver = m_rack.resumeNumber(number);
    if (saver)
        take(saver);
    return saver != nullptr;
}

std::int64_t IntakePanel::numberInHand() const
{
    return isBusy() ? m_rack.inHand()->sheet().number : 0;
}

std::optional<IncidentId> IntakePanel::settledIncident()
{
    leaveFields();
    return isBusy() ? m_rack.inHand()->sheet().incident : std::nullopt;
}

const Incident* IntakePanel::shownIncident(IncidentId incident)
{
    const auto found = m_desk.state().incidents.find(incident);
    if (found == m_desk.state().incidents.end())
        return nullptr;
    if (found->second.visibility == Visibility::Restricted) {
        say(tr("Incident %1 is restricted: only its title is shown, and whether there is a "
               "weapon. Nothing was changed.")
                .arg(fromStd(found->second.number)),
            Tone::Refused);
        return nullptr;
    }
    return &found->second;
}

void IntakePanel::continueWith(IncidentId incident)
{
    const Incident* shown = shownIncident(incident);
    if (!shown)
        return;
    leaveFields();
    CallSaver* parked = m_rack.resumeOn(incident);
    take(parked ? parked : m_rack.begin(sheetOf(*shown)));
}

void IntakePanel::startOn(IncidentId incident)
{
    const Incident* shown = shownIncident(incident);
    if (!shown)
        return;
    leaveFields();
    take(m_rack.begin(furtherCallOn(*shown)));
    m_caller->editor(SheetField::CallerName)->setFocus(Qt::OtherFocusReason);
}

void IntakePanel::anotherCaller()
{
    if (const CallSaver* saver = m_rack.inHand(); saver && saver->sheet().incident)
        startOn(*saver->sheet().incident);
}

void IntakePanel::nameWriter()
{
    if (CallSaver* saver = m_rack.inHand(); saver)
        saver->nameWriter([this](Instant at) { return minuteWords(m_clock, at, m_desk.now()); });
}

void IntakePanel::take(CallSaver* saver)
{
    nameWriter();
    m_kind->setSaver(saver);
    m_where->setSaver(saver);
    m_caller->setSaver(saver);
    m_people->setSaver(saver);
    m_acts->setSaver(saver);
    m_typed->setSaver(saver);
    m_glance->setSaver(saver);
    m_conflict->setSaver(saver);
    m_area->setEnabled(saver != nullptr);
    m_result->clear();
    m_unsavedRead.clear(); // nothing that one caller said stands at the next
    m_unsavedWeapon.reset();
    m_isFieldRefused = false;
    m_savedByHand.reset();
    refresh();
    if (!saver)
        return;
    saver->disconnect(this); // it may have been in hand before
    connect(saver, &CallSaver::changed, this, &IntakePanel::refresh);
    connect(saver, &CallSaver::said, this, [this, saver](const QString& sentence, Tone tone) {
        // A parked call that is refused something is heard of as well.
        if (saver == m_rack.inHand())
            say(sentence, tone);
        else
            Q_EMIT said(sentence, tone);
    });
    connect(saver, &CallSaver::onBoard, this, [this, saver](IncidentId incident) {
        if (saver == m_rack.inHand())
            Q_EMIT incidentSelected(incident);
    });
    Q_EMIT opened();
    m_area->ensureVisible(0, 0);
    m_where->editor(SheetField::Location)->setFocus(Qt::OtherFocusReason);
}

void IntakePanel::leaveFields()
{
    if (!m_rack.inHand())
        return;
    m_where->leaveFocused();
    m_caller->leaveFocused();
    m_people->leaveFocused();
    m_acts->leaveFocused();
}

void IntakePanel::leave()
{
    if (!m_rack.inHand())
        return;
    leaveFields();
    CallSaver* saver = m_rack.inHand();
    saver->disconnect(this);
    connect(saver, &CallSaver::said, this, &IntakePanel::said);
    m_rack.putAside();
    take(nullptr);
    Q_EMIT left();
}

// The key that takes a place as it was typed, before anything else is known: the words that follow
// are the type's, and never run on behind the place.
bool IntakePanel::goOnFromPlace(CallSaver& saver)
{
    const CallSheet& sheet = saver.sheet();
    QWidget* place = m_where->editor(SheetField::Location);
    if (sheet.incident || !place->hasFocus() || trimmed(sheet.text(SheetField::Location)).empty() ||
        !trimmed(sheet.text(SheetField::Type)).empty())
        return false;
    leaveFields(); // a place that fits is taken before the words are
    saver.takeAsTyped(SheetField::Location);
    m_where->editor(SheetField::Type)->setFocus(Qt::TabFocusReason);
    say(tr("The place is taken. The type is still needed before the call goes on the board."),
        Tone::Quiet);
    return true;
}

void IntakePanel::save()
{
    CallSaver* saver = m_rack.inHand();
    if (!saver)
        return;
    if (goOnFromPlace(*saver))
        return;
    leaveFields();
    saver->save();
    m_savedByHand = saver->sheet();
}

void IntakePanel::writeLine(const QString& line)
{
    auto* narrative = qobject_cast<NarrativeEdit*>(m_where->editor(SheetField::Narrative));
    if (!m_rack.inHand() || !narrative)
        return;
    QTextCursor cursor(narrative->document());
    cursor.movePosition(QTextCursor::End);
    if (!cursor.atBlockStart())
        cursor.insertText(QStringLiteral("\n"));
    cursor.insertText(line);
    m_rack.inHand()->leave(SheetField::Narrative);
}

void IntakePanel::say(const QString& sentence, Tone tone)
{
    const CallSaver* saver = m_rack.inHand();
    // "On the board" never stands in green where a field was refused: that line is told elsewhere.
    if (tone == Tone::Accepted && m_isFieldRefused && saver && saver->hasRefusedField()) {
        Q_EMIT said(sentence, tone);
        return;
    }
    m_isFieldRefused = tone == Tone::Refused && saver && saver->hasRefusedField();
    const QString words = sentence.toHtmlEscaped();
    m_result->setText(tone == Tone::Refused ? tr("<b>Not saved.</b> %1", "why").arg(words) : words);
    m_result->setToolTip(sentence);
    QPalette palette = m_result->palette();
    Token token = Token::Second;
    if (tone == Tone::Refused)
        token = Token::Danger;
    if (tone == Tone::Accepted)
        token = Token::Valid;
    palette.setColor(QPalette::WindowText, m_source.look().color(token));
    m_result->setPalette(palette);
    Q_EMIT said(sentence, tone);
}

QString IntakePanel::newCallWords() const
{
    const QString key = boundKeyText(m_source, QStringLiteral("newCall"), Qt::Key_F2);
    return key.isEmpty() ? tr("none in hand") : tr("%1 starts one", "a key").arg(key);
}

QString IntakePanel::standing() const
{
    const CallSaver* saver = m_rack.inHand();
    if (!saver)
        return newCallWords();
    if (saver->isSaving())
        return tr("saving");
    const Incident* incident = saver->incident();
    if (!incident)
        return tr("not on the board yet");
    return saver->isUnfinished() ? tr("not all saved") : tr("all saved");
}

// Empty: it is in none of them.
std::string IntakePanel::fieldOf(const QWidget& widget) const
{
    for (std::size_t n = 0; n < enumNames(SheetField{}).size(); ++n) {
        const auto field = static_cast<SheetField>(n);
        for (const FormGrid* grid : std::initializer_list<FormGrid*>{m_where, m_caller}) {
            const QWidget* editor = grid->editor(field);
            if (editor && (editor == &widget || editor->isAncestorOf(&widget)))
                return std::string(enumName(field));
        }
    }
    return {};
}

// A caller who is known to speak Spanish is spoken to in Spanish; who put the words away keeps them
// away for this call.
void IntakePanel::offerSpanish(const CallSaver* saver)
{
    const std::int64_t number = saver ? saver->sheet().number : 0;
    const bool isSpoken = number != 0 && isSpanish(saver->sheet().text(SheetField::Language));
    // Nothing of one caller stays up for the next.
    if (number != m_spokenTo) {
        m_spokenTo = number;
        m_spanishFor = isSpoken ? number : 0;
        m_speak->setChecked(isSpoken);
        return;
    }
    // It was a word on the way to another: "es" to "Estonian".
    if (!isSpoken && number != 0 && number == m_spanishFor) {
        m_spanishFor = 0;
        m_speak->setChecked(false);
    }
    if (!isSpoken || number == m_spanishFor)
        return;
    m_spanishFor = number;
    m_speak->setChecked(true);
}

void IntakePanel::refresh()
{
    const CallSaver* saver = m_rack.inHand();
    const Incident* incident = saver ? saver->incident() : nullptr;
    m_header->setTitle(incident ? fromStd(incident->number) : tr("New call"));
    m_header->setNote(standing());
    m_parked->setLabel(tr("Parked %1", "how many").arg(m_rack.parkedCount()));
    m_parked->setEnabled(m_rack.parkedCount() > 0);
    fitFoot();
    m_leave->setEnabled(saver != nullptr);
    m_save->setEnabled(saver != nullptr);
    m_another->setEnabled(incident != nullptr);
    m_speak->setEnabled(saver != nullptr);
    offerSpanish(saver);
    showAdvice();
    // "Not saved" never stands beside "all saved", nor over a sheet that holds nothing to save.
    if (!m_isFieldRefused || !saver || saver->isUnfinished())
        return;
    if (incident) {
        say(tr("All of this call is saved now."), Tone::Quiet);
        return;
    }
    m_isFieldRefused = false;
    m_result->clear();
    m_result->setToolTip({});
}

// What was said and is on no board: all of a call that has none, else the line that is being typed.
std::string IntakePanel::wordsUnsaved() const
{
    const CallSaver* saver = m_rack.inHand();
    if (!saver)
        return {};
    const CallSheet& sheet = saver->sheet();
    const bool isUnsaved = !saver->incident() || (sheet.isFurtherCall && !sheet.call);
    return isUnsaved ? wordsOf(sheet)
                     : narrativeRest({sheet, m_desk.state(), m_desk.knowledge()}).text;
}

// A letter does not wait for the text to be read; what was found stands until it is read anew.
void IntakePanel::readUnsaved()
{
    const std::string words = wordsUnsaved();
    if (words == m_unsavedRead)
        return;
    m_unsavedRead = words;
    m_unsavedWeapon = words.empty() ? std::nullopt : m_desk.weaponIn(words);
    showAdvice();
}

void IntakePanel::showAdvice()
{
    const CallSaver* saver = m_rack.inHand();
    const Incident* incident = saver ? saver->incident() : nullptr;
    if (const std::string words = wordsUnsaved(); words.empty()) {
        m_unsavedRead.clear();
        m_unsavedWeapon.reset();
    } else if (words != m_unsavedRead) {
        m_readSoon.start();
    }
    QStringList parts;
    if (m_unsavedWeapon)
        parts += tr("Possible weapon “%1”, on no board yet", "the words for it")
                     .arg(fromStd(*m_unsavedWeapon).simplified());
    const QString advice = incident ? adviceText(*incident) : QString();
    if (!advice.isEmpty())
        parts += advice;
    const bool isDanger =
        m_unsavedWeapon || (incident && !weaponWords(*incident).possible.isEmpty());
    m_advice->say(parts.join(QStringLiteral(". ")), parts.isEmpty() ? Token::Second
                                                    : isDanger      ? Token::Danger
                                                                    : Token::Behavioral);
    m_advice->setVisible(!isLow() || !parts.isEmpty());
}

void IntakePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    reserveRoom();
    // The form has its new height only once this is done.
    QTimer::singleShot(0, this, &IntakePanel::fitLines);
}

// The box of typed lines is no higher than what is seen of the form at once.
void IntakePanel::fitLines()
{
    m_typed->setRoom(m_area->viewport()->height() - m_source.look().px(2 * kAroundField));
}

bool IntakePanel::isLow() const
{
    return height() < m_source.look().px(kLowPanel);
}

// On a low screen, or at a large zoom, the form keeps most of the height: nothing is reserved for
// what is not known yet.
void IntakePanel::reserveRoom()
{
    const Look& look = m_source.look();
    m_glance->setRoom(isLow() ? 0 : look.px(118), std::min(look.px(200), height() / 4));
    m_advice->setVisible(!isLow() || !m_advice->text().isEmpty());
    m_result->setFixedHeight(QFontMetrics(m_result->font()).lineSpacing() * (isLow() ? 2 : 3) +
                             look.px(2));
    m_save->setButtonSize(isLow() ? ButtonSize::Header : ButtonSize::Normal);
    fitFoot();
}

// Four rows of buttons would leave the form a slit.
void IntakePanel::fitFoot()
{
    const Look& look = m_source.look();
    printKeysWithin(kFootRowsMost, width() - look.px(24), look.px(8),
                    {m_save, m_another, m_parked, m_leave});
}

void IntakePanel::restyle()
{
    const Look& look = m_source.look();
    m_area->widget()->layout()->setContentsMargins(look.px(14), look.px(8), look.px(10),
                                                   look.px(8));
    m_area->widget()->layout()->setSpacing(look.px(8));
    if (auto* rows = findChild<QVBoxLayout*>(QStringLiteral("intakeFootRows"))) {
        rows->setContentsMargins(look.px(14), look.px(4), look.px(10), look.px(8));
        rows->setSpacing(look.px(4));
    }
    m_result->setFont(look.font(TypeRole::Column));
    QPalette palette = m_rule->palette();
    palette.setColor(QPalette::WindowText, look.color(Token::Line));
    m_rule->setPalette(palette);
    reserveRoom();
    refresh();
}

} // namespace haven::ui
