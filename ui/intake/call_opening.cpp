#include "ui/intake/call_saver.h"

#include "models/base/text.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/incident_rules.h"
#include "models/dispatch/line_advice.h"
#include "ui/intake/sheet_choices.h"

// How a call comes on the board: with a place and a type, or joined to an incident that is there.
namespace haven::ui {

// A name that is on file is taken; without a map nothing can be matched, so the words stand.
void CallSaver::settlePlace(SheetField field, UnmatchedPlace unmatched)
{
    const std::string& text = m_sheet.text(field);
    const auto& chosen = field == SheetField::Location ? m_sheet.place : m_sheet.callerPlace;
    if (trimmed(text).empty() || (chosen && chosen->text == text))
        return;
    if (const auto sure = surePlace(text, m_desk.knowledge()))
        choosePlace(field, *sure);
    else if (!m_desk.knowledge().places || unmatched == UnmatchedPlace::Force)
        choosePlace(field, forcedPlace(text));
}

void CallSaver::takeAsTyped(SheetField field)
{
    settlePlace(field, UnmatchedPlace::Force);
}

void CallSaver::settleType()
{
    const std::string text = m_sheet.text(SheetField::Type);
    std::string code = text;
    if (text.empty())
        code = recordedText(SheetField::Type, view());
    const auto& codes = m_desk.knowledge().codes;
    const auto meant = typesFor(text, codes, 2);
    if (!meant.empty() && (meant.size() == 1 || codes.typeFor(trimmed(text))))
        code = meant.front()->code.value;
    if (code != text) {
        m_sheet.texts[SheetField::Type] = code;
        touch();
        Q_EMIT textReplaced(SheetField::Type);
    }
    followType(code);
}

// Once for each type, so that a kind that a person chose afterwards stands.
void CallSaver::followType(const std::string& code)
{
    if (m_sheet.incident || m_typeFollowed == code)
        return;
    m_typeFollowed = code;
    const IncidentType* type = m_desk.knowledge().codes.typeFor(code);
    // What an earlier type set goes with it: a slip makes nobody a lost caller.
    const CallKind said = m_kindOfType == m_sheet.kind ? CallKind::Voice : m_sheet.kind;
    const CallKind kind = type ? kindByType(type->commonCode, said) : said;
    if (kind != m_sheet.kind)
        setKind(kind);
    m_kindOfType = kind == said ? std::nullopt : std::optional(kind);
}

std::string CallSaver::narrativeToOpen() const
{
    if (!storable(SheetField::Narrative, m_sheet))
        return {};
    return narrativeRest(view()).text;
}

// Said beside the field at fault; the call itself goes on the board without it.
void CallSaver::noteUnstorable()
{
    for (const SheetField field :
         {SheetField::Narrative, SheetField::CallerName, SheetField::Callback,
          SheetField::SafeContactWhen, SheetField::Relation, SheetField::Language,
          SheetField::CallerLocation}) {
        if (const auto text = storable(field, m_sheet); !text)
            refuseHere(slotOf(field), text.refusal());
    }
    if (!m_sheet.incident)
        checkPriority();
}

CallDraft CallSaver::contact() const
{
    CallDraft draft = callDraftOf(m_sheet);
    // A clock that was set back must never keep a call off the board.
    if (m_sheet.startedAt == Instant{} || m_sheet.startedAt > m_desk.now())
        draft.receivedAt.reset();
    return draft;
}

void CallSaver::open(UnmatchedPlace unmatched)
{
    const Location place = placeOf(m_sheet);
    if (trimmed(place.text).empty()) {
        refuseHere(slotOf(SheetField::Location), refuse(RefusalCode::LocationMissing));
        return;
    }
    HAVEN_EXPECT(unmatched == UnmatchedPlace::Force || m_sheet.place);
    const std::string& typeText = m_sheet.text(SheetField::Type);
    if (trimmed(typeText).empty()) {
        refuseWith(slotOf(SheetField::Type),
                   tr("The type is still needed before the call goes on the board. Nothing was "
                      "lost. Type a code, such as WELFARE, or words of its name."));
        return;
    }
    const IncidentType* type = m_desk.knowledge().codes.typeFor(trimmed(typeText));
    if (!type) {
        refuseHere(slotOf(SheetField::Type),
                   refuse(RefusalCode::TypeUnknown, typeText,
                          typeAdvice(m_desk.knowledge().codes, trimmed(typeText))));
        return;
    }
    if (m_sheet.kind == CallKind::Advised) {
        openAdvised(*type);
        return;
    }
    OpenIncident opening;
    opening.type = type->code;
    opening.location = place;
    if (const auto wish = priorityIn(m_sheet.text(SheetField::Priority)))
        opening.priority = wish->priority;
    opening.call = contact();
    opening.narrative = narrativeToOpen();
    noteUnstorable();
    submit(kOpeningSlot, std::move(opening));
}

void CallSaver::openAdvised(const IncidentType& type)
{
    const std::string& text = m_sheet.text(SheetField::Disposition);
    if (trimmed(text).empty()) {
        refuseWith(slotOf(SheetField::Disposition),
                   tr("An advised call is closed at once and needs a disposition. Nothing was "
                      "lost. Type one, such as PHONE."));
        return;
    }
    const auto* rule = m_desk.knowledge().codes.dispositionFor(trimmed(text));
    OpenAdvised advised;
    advised.type = type.code;
    advised.location = placeOf(m_sheet);
    advised.call = contact();
    advised.narrative = narrativeToOpen();
    advised.disposition = rule ? rule->code : DispositionCode(text);
    noteUnstorable();
    submit(kOpeningSlot, std::move(advised));
}

void CallSaver::takeCall()
{
    TakeCall taken;
    taken.incident = *m_sheet.incident;
    taken.call = contact();
    if (m_sheet.isFurtherCall)
        taken.narrative = narrativeToOpen();
    noteUnstorable();
    submit(kOpeningSlot, std::move(taken));
}

bool CallSaver::mayJoin(IncidentId incident) const
{
    if (!m_sheet.incident)
        return true;
    const Incident* mine = view().incident();
    const bool isMineAlone =
        mine && m_sheet.call && mine->calls.size() == 1 && mine->calls.front().id == *m_sheet.call;
    return isMineAlone && canMerge(m_desk.state(), *m_sheet.incident, incident).isOk();
}

void CallSaver::join(IncidentId incident)
{
    if (isOpening()) {
        m_joinAfter = incident;
        return;
    }
    if (!mayJoin(incident))
        return;
    m_joining = incident;
    if (m_sheet.incident) {
        submit(kJoiningSlot, MergeIncidents{*m_sheet.incident, incident,
                                            "one event, seen while taking the call"});
        return;
    }
    TakeCall taken;
    taken.incident = incident;
    taken.call = contact();
    taken.narrative = narrativeToOpen();
    noteUnstorable();
    submit(kOpeningSlot, std::move(taken));
}

} // namespace haven::ui
