#include "models/exchange/handoff_report.h"

#include "models/base/text.h"
#include "models/dispatch/board.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/care_fields.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/nearby.h"
#include "models/dispatch/one_place.h"
#include "models/dispatch/people_words.h"
#include "models/dispatch/premise_code.h"
#include "models/dispatch/protocol_texts.h"
#include "models/dispatch/risk_protection.h"
#include "models/dispatch/weapon.h"

#include <algorithm>
#include <utility>

namespace haven {

namespace {

constexpr const char* kForClinicians = "recorded, for clinicians and supervisors alone";
constexpr std::size_t kDay = 10;      // "2026-11-26"
constexpr std::size_t kNotesMax = 12; // the newest; the others are in the shift log

const char* const kNote =
    "Health information: for those who work this incident, and for nobody else.";

std::string spaced(std::string_view word)
{
    std::string text(word);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

// "SafeContact" -> "safe contact": the name of an enum value in the middle of a sentence.
std::string wordsOf(std::string_view name)
{
    std::string words;
    for (const char letter : name) {
        const bool isCapital = letter >= 'A' && letter <= 'Z';
        if (isCapital && !words.empty())
            words += ' ';
        words += isCapital ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return words;
}

// "Self harm": the first letter of a row's heading is a capital.
std::string headed(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

// The parts that hold something, with commas between.
std::string listed(std::vector<std::string> parts)
{
    std::erase_if(parts, [](const std::string& part) { return part.empty(); });
    return joined(parts, ", ");
}

class Page final
{
public:
    Page(const HandoffWish& wish, const ReportClock& clock) : m_wish(wish), m_clock(clock) {}

    void add(std::string subject, std::string words, FieldClass fieldClass)
    {
        if (words.empty())
            return;
        // A code that was typed anywhere else is no more to be handed over than that of the alarm.
        if (const auto& alarm = m_wish.incident.premiseAlarm) {
            words = withoutCode(std::move(words), alarm->alarm.code);
            for (const std::string& code : alarm->codesBefore)
                words = withoutCode(std::move(words), code);
        }
        m_report.rows.push_back({ReportCell::of(std::move(subject), FieldClass::Open),
                                 ReportCell::of(std::move(words), fieldClass)});
    }

    void addIncident();
    void addWeapon();
    void addRisk();
    void addCallers();
    void addCrisis();
    void addFacts();
    void addHandoff();
    void addCautions();
    void addWords();
    void addPeople();
    void addChecklists();

    Report take()
    {
        const Incident& one = m_wish.incident;
        m_report.title = "Hand-off, incident " + one.number;
        m_report.preface = {m_wish.state.agency,
                            "Made " + m_clock.dated(m_wish.now) + " by " + m_wish.madeBy};
        m_report.columns = {{"subject", "Subject"}, {"words", "What is known"}};
        m_report.notes = {kNote};
        m_report.fit = Report::Fit::OneSheet;
        return std::move(m_report);
    }

private:
    std::string joinedFrom(Fact fact) const;
    // The time alone on the day the page is made; of an incident of days the day as well.
    std::string when(Instant at) const
    {
        const std::string dated = m_clock.dated(at);
        const bool isToday = dated.substr(0, kDay) == m_clock.dated(m_wish.now).substr(0, kDay);
        return isToday ? m_clock.time(at) : dated;
    }
    std::string dayOf(Instant at) const { return m_clock.dated(at).substr(0, kDay); }
    std::string crewOf(const UnitId& unit) const;
    std::string nameOf(const AgentId& agent) const { return nameOfAgent(m_wish.state, agent); }
    std::string answerWords(const FactAnswer& answer) const
    {
        switch (answer.state) {
        case AskState::NotAsked:
            return "not asked";
        case AskState::AskedNotKnown:
            return "asked, not known";
        case AskState::Answered:
            return spaced(answer.value);
        case AskState::Unable:
            return "cannot be asked: " + answer.reason;
        }
        return {};
    }

    const HandoffWish& m_wish;
    const ReportClock& m_clock;
    Report m_report;
};

void Page::addIncident()
{
    const Incident& one = m_wish.incident;
    const BoardRow board = boardRow(one, m_wish.knowledge.codes, m_wish.now);
    add("Incident",
        listed({one.number, board.label, std::string(enumName(one.priority)),
                "opened " + m_clock.dated(one.openedAt),
                one.closedAt ? "closed " + m_clock.dated(*one.closedAt) : std::string()}),
        FieldClass::Police);
    if (one.visibility == Visibility::Restricted) {
        add("Restricted", "Only the title is shown, and whether there is a weapon.",
            FieldClass::Open);
        add("Weapon", board.weaponWords, FieldClass::Police); // not what it is
        return;
    }
    add("Location",
        listed({one.location.text, one.location.detail,
                one.location.beat ? "beat " + one.location.beat->value : std::string()}),
        FieldClass::Police);
}

// First of all that is known: whoever takes over reads it before they go.
void Page::addWeapon()
{
    if (const auto weapon = possibleWeapon(m_wish.incident))
        add("Possible weapon",
            listed({weapon->words.empty() ? std::string("a note speaks of one")
                                          : "“" + weapon->words + "”",
                    "read in a note of " + when(weapon->since),
                    "nobody has confirmed or corrected it"}),
            FieldClass::Police);
}

// Who decided, what and when, or since when it is asked.
void Page::addRisk()
{
    const auto& said = m_wish.incident.riskProtection;
    const auto asked = riskPrompt(m_wish.incident);
    if (said) {
        std::string word = riskWord(said->decision);
        std::replace(word.begin(), word.end(), '_', ' ');
        add("Risk protection",
            listed({word, said->words, "recorded " + when(said->at) + " by " + nameOf(said->by)}),
            FieldClass::Police);
    } else if (asked) {
        add("Risk protection",
            listed({"asked at " + when(asked->since),
                    "nobody has decided whether an investigation is needed"}),
            FieldClass::Police);
    }
}

void Page::addCallers()
{
    for (const auto& call : m_wish.incident.calls) {
        // Said also where nobody asked: whoever has the page may call back.
        std::string safe;
        if (call.safeContact != SafeContact::NotAsked || !call.callback.empty())
            safe = listed(
                {"safe contact: " + wordsOf(enumName(call.safeContact)), call.safeContactWhen});
        const std::string who = listed({call.callerName, call.relation, call.callback});
        add("Called",
            listed({who.empty() ? "caller not known" : who,
                    call.language.empty() ? std::string() : "speaks " + call.language, safe,
                    call.callerLocation.text, "at " + when(call.receivedAt)}),
            FieldClass::Police);
    }
    if (const std::string needs = needsWords(m_wish.incident.communication); !needs.empty())
        add("Communicates", needs, FieldClass::Police);
    // Who was a minor then is one on the page, whenever it is printed.
    for (const auto& person : m_wish.incident.persons)
        add("Person",
            listed({person.name, person.born, person.description, wordsOf(enumName(person.role))}),
            personClass(person, m_wish.incident.openedAt));
}

void Page::addCrisis()
{
    const Incident& one = m_wish.incident;
    if (const auto number = levelFromNumber(one.level.level)) {
        const bool isOpen = isOpenLevel(one.level.asked, one.level.because);
        std::string words = std::to_string(one.level.level) + " " + std::string(enumName(*number)) +
                            (isOpen ? ", not yet asked" : ", " + one.level.because);
        if (one.level.by && one.level.cause == LevelCause::ByPerson)
            words += ", set by " + nameOf(*one.level.by);
        if (one.level.since)
            words += ", since " + when(*one.level.since);
        add("Level", words, FieldClass::Care);
        add("Who leads", leadWords(one, m_wish.state, m_wish.knowledge.codes), FieldClass::Care);
    }
    const BoardRow board = boardRow(one, m_wish.knowledge.codes, m_wish.now);
    // A person's word and what the advisor read are two things: its reasons may be for the
    // opposite.
    if (board.flagVoice == FlagVoice::Person && one.flag.decidedBy) {
        add("Behavioral health",
            listed({toLower(enumName(board.flag)), "decided by " + nameOf(*one.flag.decidedBy),
                    one.flag.decidedReason}),
            FieldClass::Care);
        if (one.flag.suggestedAt)
            add("The advisor had read",
                listed({toLower(enumName(one.flag.suggested)), one.flag.reason}), FieldClass::Care);
    } else if (board.flagVoice != FlagVoice::Nobody) {
        add("Behavioral health",
            listed({toLower(enumName(board.flag)), "suggested by the advisor, not confirmed",
                    one.flag.reason}),
            FieldClass::Care);
    }
    const std::string emd =
        one.emd.state == EmdState::NotAsked
            ? "not recorded"
            : listed({wordsOf(enumName(one.emd.state)), one.emd.transferredTo, one.emd.determinant,
                      one.emd.at ? "at " + when(*one.emd.at) : std::string()});
    add("EMD", emd, FieldClass::Care);
}

// "by" is who joined them: whoever reads it has to know that it was not asked of this one.
std::string Page::joinedFrom(Fact fact) const
{
    const auto record = m_wish.incident.answers.find(fact);
    if (record == m_wish.incident.answers.end() || !record->second.joinedFrom)
        return {};
    const auto other = m_wish.state.incidents.find(*record->second.joinedFrom);
    return other == m_wish.state.incidents.end() ? ", from another incident, joined"
                                                 : ", from " + other->second.number + ", joined";
}

void Page::addFacts()
{
    for (const auto& line : safetyFacts(m_wish.incident)) {
        std::string words = answerWords(line.answer);
        const std::string said =
            saidInChecklist(m_wish.state, m_wish.knowledge, m_wish.incident, line.fact);
        if (!said.empty())
            words += " (in the checklist: " + said + ")";
        if (line.at && line.by)
            words += ", " + when(*line.at) + " by " + nameOf(*line.by);
        words += joinedFrom(line.fact);
        add(headed(spaced(factWord(line.fact))), words, FieldClass::Care);
    }
}

// What nobody wrote down is said too: whoever takes over then asks. A dispatcher is told that it
// is there, so that a second question is not put to the person.
void Page::addHandoff()
{
    const bool mayRead = mayReadSheet(CareSheet::Handoff, m_wish.roles);
    for (const auto& rule : rulesOf(CareSheet::Handoff)) {
        const CareText* text = careTextOf(m_wish.incident.care, CareSheet::Handoff, rule.field);
        if (text && !mayRead) {
            m_report.rows.push_back({ReportCell::of(std::string(rule.label), FieldClass::Open),
                                     ReportCell::withheld(FieldClass::Care, kForClinicians)});
            continue;
        }
        add(std::string(rule.label),
            text ? text->text + ", " + when(text->at) + " by " + nameOf(text->by)
                 : std::string("not recorded"),
            FieldClass::Care);
    }
    // What came of a screening goes with the person, so that nobody asks it all again.
    for (const Screening& one : m_wish.incident.care.screenings) {
        if (mayRead)
            add("Screening",
                listed({one.name + " version " + one.version, screeningWords(one),
                        when(one.at) + " by " + nameOf(one.by)}),
                FieldClass::Care);
        else
            m_report.rows.push_back({ReportCell::of(std::string("Screening"), FieldClass::Open),
                                     ReportCell::withheld(FieldClass::Care, kForClinicians)});
    }
    for (const auto& hit : plansFor(m_wish.state, m_wish.incident, m_wish.now))
        add("Care plan " + std::to_string(hit.plan.value),
            m_wish.state.carePlans.at(hit.plan).radioSafe, FieldClass::Police);
}

void Page::addCautions()
{
    for (const auto& hit :
         cautionsFor(m_wish.state, m_wish.incident.location, m_wish.incident.persons, m_wish.now)) {
        const auto found = m_wish.state.cautions.find(hit.caution);
        if (found == m_wish.state.cautions.end())
            continue;
        const Caution& caution = found->second;
        const bool isOfAnother =
            hit.match == CautionMatch::Nearby || hit.match == CautionMatch::House;
        add("Caution",
            listed({caution.text,
                    caution.person.empty() ? std::string() : "about " + caution.person,
                    hit.match == CautionMatch::SameName ? "the name alone agrees" : std::string(),
                    isOfAnother ? "at " + placeSaid(caution.place) : std::string(),
                    "source: " + caution.source, "since " + dayOf(caution.startedAt),
                    caution.verification == Verification::Verified ? "verified"
                                                                   : "reported, not verified"}),
            FieldClass::Police);
    }
}

void Page::addWords()
{
    for (const auto& quote : quotesOf(m_wish.incident))
        add("Said", "“" + quote.words + "” " + when(quote.at) + " by " + nameOf(quote.by),
            FieldClass::Care);
    const auto& notes = m_wish.incident.notes;
    std::size_t first = notes.size() > kNotesMax ? notes.size() - kNotesMax : 0;
    for (; first < notes.size(); ++first) {
        const Note& note = notes[first];
        if (note.correctedBy || note.fieldClass == FieldClass::ClinicianOnly)
            continue;
        add("Note", when(note.at) + " " + nameOf(note.by) + ": " + note.text,
            std::max(note.fieldClass, FieldClass::Police));
    }
}

// Whom the hospital and the clinician ask by name.
std::string Page::crewOf(const UnitId& unit) const
{
    const auto found = m_wish.state.units.find(unit);
    const bool isNamed = found != m_wish.state.units.end() && !found->second.officers.empty();
    return isNamed ? "crew " + joined(found->second.officers, " and ") : std::string();
}

// Who is there, and who was: a page is often made when the units have left.
void Page::addPeople()
{
    const Incident& one = m_wish.incident;
    std::vector<std::string> left;
    for (const auto& came : one.unitsCame) {
        const bool isHere =
            std::any_of(one.assignments.begin(), one.assignments.end(),
                        [&](const Assignment& unit) { return unit.unit == came.unit; });
        if (!isHere)
            left.push_back(came.unit.value);
    }
    for (const auto& unit : one.assignments)
        add("Unit",
            listed({unit.unit.value, wordsOf(enumName(unit.stage)), "since " + when(unit.since),
                    unit.role == AssignmentRole::Primary ? "primary" : std::string(),
                    crewOf(unit.unit)}),
            FieldClass::Police);
    add("Was there", joined(left, ", "), FieldClass::Police);
    for (const auto& request : one.clinicianRequests)
        add("Clinician",
            listed({wordsOf(enumName(request.stage)), "asked " + when(request.askedAt),
                    request.clinician ? nameOf(*request.clinician) : std::string(),
                    request.unit ? "unit " + request.unit->value : std::string(),
                    request.arrivedAt ? "arrived " + when(*request.arrivedAt) : std::string(),
                    request.reason}),
            FieldClass::Care);
}

// "3 of 12 steps done": once it is over, out of how many tells whether it is whole.
std::string doneWords(const Checklist& run, const Protocol* protocol)
{
    if (run.finishedAt && protocol) {
        const WayOfRun way = wayOfRun(*protocol, run);
        return std::to_string(way.done) + " of " + std::to_string(way.total()) + " steps done";
    }
    const std::size_t count = stepsDone(run);
    return std::to_string(count) + (count == 1 ? " step done" : " steps done");
}

std::string whyEnded(const Checklist& run)
{
    return run.finishReason.empty() ? std::string() : "why it ended there: " + run.finishReason;
}

void Page::addChecklists()
{
    for (const auto& run : m_wish.incident.checklists) {
        const auto protocol = protocolOfRun(m_wish.state, m_wish.knowledge, run);
        const ProtocolStep* active = protocol ? findStep(*protocol, run.activeStep) : nullptr;
        const std::string next = run.finishedAt
                                     ? "finished " + when(*run.finishedAt)
                                     : "now: " + (active ? active->text : run.activeStep);
        add("Checklist",
            listed({protocolTitle(m_wish.state, m_wish.knowledge, run),
                    doneWords(run, protocol.get()), next, whyEnded(run)}),
            FieldClass::Care);
    }
}

std::string outcomeWords(const StepOutcome& outcome)
{
    switch (outcome.kind) {
    case StepOutcomeKind::Done:
        return "Done";
    case StepOutcomeKind::Answered:
        return outcome.answer;
    case StepOutcomeKind::Cannot:
        return "Cannot: " + outcome.reason;
    case StepOutcomeKind::NotNeeded:
        return "Not needed: " + outcome.reason;
    }
    return {};
}

class StepRows final
{
public:
    StepRows(Report& report, const State& state, const ReportClock& clock)
        : m_report(report), m_state(state), m_clock(clock)
    {}

    void add(const std::string& text, const ChecklistStep& done)
    {
        const std::string& note = done.outcome.note;
        row(text, outcomeWords(done.outcome) + (note.empty() ? note : " (" + note + ")"),
            nameOfAgent(m_state, done.by), m_clock.time(done.at));
    }
    void addOpen(const std::string& text, std::string state)
    {
        row(text, std::move(state), "", "");
    }

private:
    void row(const std::string& text, std::string outcome, std::string by, std::string at)
    {
        const auto number = std::to_string(m_report.rows.size() + 1);
        m_report.rows.push_back({ReportCell::of(number, FieldClass::Open),
                                 ReportCell::of(text, FieldClass::Care),
                                 ReportCell::of(std::move(outcome), FieldClass::Care),
                                 ReportCell::of(std::move(by), FieldClass::Open),
                                 ReportCell::of(std::move(at), FieldClass::Open)});
    }

    Report& m_report;
    const State& m_state;
    const ReportClock& m_clock;
};

void addSteps(Report& report, const State& state, const Checklist& run, const Protocol* protocol,
              const ReportClock& clock)
{
    StepRows rows(report, state, clock);
    for (const auto& done : run.steps) {
        const ProtocolStep* step = protocol ? findStep(*protocol, done.outcome.step) : nullptr;
        rows.add(step ? step->text : done.outcome.step, done);
    }
    if (!run.finishReason.empty())
        rows.addOpen("The checklist ended here", "Why: " + run.finishReason);
    if (!protocol)
        return;
    // Also where it was ended before its last step: what nobody did must not look done.
    const char* standing = run.finishedAt ? "Not done" : "Now";
    for (const ProtocolStep* step : wayOfRun(*protocol, run).open)
        rows.addOpen(step->text, std::exchange(standing, run.finishedAt ? "Not done" : "Open"));
}

} // namespace

Report handoffReport(const HandoffWish& wish, const ReportClock& clock)
{
    Page page(wish, clock);
    page.addIncident();
    if (wish.incident.visibility == Visibility::Restricted)
        return page.take();
    page.addWeapon();
    page.addCautions();
    page.addRisk();
    page.addCallers();
    page.addCrisis();
    page.addFacts();
    page.addHandoff();
    page.addPeople();
    page.addChecklists();
    page.addWords();
    return page.take();
}

Report checklistReport(const HandoffWish& wish, const Checklist& run, const ReportClock& clock)
{
    const auto protocol = protocolOfRun(wish.state, wish.knowledge, run);
    Report report;
    report.title = "Checklist, " + protocolTitle(wish.state, wish.knowledge, run) + ", incident " +
                   wish.incident.number;
    report.preface = {"Version " + run.version + ", started " + clock.dated(run.startedAt) +
                      " by " + nameOfAgent(wish.state, run.startedBy) +
                      (run.finishedAt ? ", finished " + clock.dated(*run.finishedAt) + ", " +
                                            doneWords(run, protocol.get())
                                      : "")};
    const auto approval = wish.state.approvals.find(run.protocol);
    if (approval != wish.state.approvals.end() && approval->second.hash == run.hash)
        report.preface.push_back("Approved by " + approval->second.approver + ", " +
                                 approval->second.credentials);
    else if (wish.state.mode == StationMode::Live)
        report.preface.push_back("Begun by the text that was approved here then.");
    else
        report.preface.push_back("Draft: no clinical approver is recorded for this text.");
    report.columns = {{"step", "No.", ReportColumn::Side::Right},
                      {"text", "Step"},
                      {"outcome", "Outcome"},
                      {"by", "By"},
                      {"at", "At"}};
    report.notes = {kNote};
    addSteps(report, wish.state, run, protocol.get(), clock);
    return report;
}

std::vector<Report> handoffPages(const HandoffWish& wish, const ReportClock& clock)
{
    std::vector<Report> pages{handoffReport(wish, clock)};
    if (wish.incident.visibility == Visibility::Restricted)
        return pages;
    for (const auto& run : wish.incident.checklists)
        pages.push_back(checklistReport(wish, run, clock));
    return pages;
}

std::size_t rowCount(const std::vector<Report>& pages)
{
    std::size_t rows = 0;
    for (const auto& page : pages)
        rows += page.rows.size();
    return rows;
}

std::size_t withheldCount(const std::vector<Report>& pages)
{
    std::size_t fields = 0;
    for (const auto& page : pages) {
        for (const auto& row : page.rows)
            fields += static_cast<std::size_t>(std::count_if(
                row.begin(), row.end(), [](const ReportCell& cell) { return cell.isWithheld(); }));
    }
    return fields;
}

} // namespace haven
