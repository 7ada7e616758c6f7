#include "ui/crisis/case_words.h"

#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/nearby.h"
#include "models/items/qt_text.h"
#include "ui/care/care_words.h"
#include "ui/crisis/crisis_words.h"
#include "ui/incident/caution_box.h"
#include "ui/incident/incident_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace haven::ui {

namespace {

struct CaseWordsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::CaseWords)
};

QString unitStageText(AssignmentStage stage)
{
    switch (stage) {
    case AssignmentStage::Assigned:
        return CaseWordsTr::tr("assigned");
    case AssignmentStage::Dispatched:
        return CaseWordsTr::tr("sent");
    case AssignmentStage::EnRoute:
        return CaseWordsTr::tr("en route");
    case AssignmentStage::OnScene:
        return CaseWordsTr::tr("on scene");
    case AssignmentStage::Transporting:
        return CaseWordsTr::tr("transporting");
    }
    return {};
}

constexpr int kNotesShown = 4; // the card has them all

QString clinicianText(const State& state, const ClinicianRequest& request, const WallClock& clock)
{
    if (request.stage == ClinicianStage::Asked)
        return CaseWordsTr::tr("Clinician asked at %1").arg(clock.time(request.askedAt));
    QString who = CaseWordsTr::tr("no name recorded");
    if (request.clinician)
        who = personName(state, *request.clinician);
    else if (request.unit)
        who = fromStd(request.unit->value);
    if (request.arrivedAt)
        return CaseWordsTr::tr("Clinician: %1, there since %2", "who, when")
            .arg(who, clock.time(*request.arrivedAt));
    if (request.enRouteAt)
        return CaseWordsTr::tr("Clinician: %1, on the way since %2", "who, when")
            .arg(who, clock.time(*request.enRouteAt));
    return CaseWordsTr::tr("Clinician: %1, accepted at %2", "who, when")
        .arg(who, clock.time(request.answeredAt.value_or(request.askedAt)));
}

} // namespace

QString cautionsText(const State& state, const Incident& incident, Instant now,
                     const WallClock& clock)
{
    QStringList lines;
    for (const auto& hit : cautionsFor(state, incident.location, incident.persons, now)) {
        const auto found = state.cautions.find(hit.caution);
        if (found == state.cautions.end())
            continue;
        CautionBox::Shown shown;
        shown.caution = found->second;
        shown.isReviewDue = hit.isReviewDue;
        shown.match = hit.match;
        lines << cautionKindText(shown.caution.kind) + u' ' + oneLine(shown.caution.text) +
                     cautionOriginText(shown, clock);
    }
    return lines.join(u'\n');
}

QString whereText(const Incident& incident)
{
    QStringList lines{placeText(incident.location)};
    lines << whomText(incident);
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString thereText(const State& state, const Incident& incident, const WallClock& clock)
{
    QStringList lines;
    for (const auto& unit : incident.assignments)
        lines << CaseWordsTr::tr("%1 %2 since %3", "unit, stage, when")
                     .arg(fromStd(unit.unit.value), unitStageText(unit.stage),
                          clock.time(unit.since));
    if (const ClinicianRequest* request = openRequest(incident))
        lines << clinicianText(state, *request, clock);
    return lines.isEmpty() ? CaseWordsTr::tr("Nobody yet.") : lines.join(u'\n');
}

QString newestNotesText(const State& state, const Incident& incident, const WallClock& clock)
{
    QStringList lines;
    int shown = 0;
    for (auto note = incident.notes.rbegin(); note != incident.notes.rend() && shown < kNotesShown;
         ++note) {
        if (note->correctedBy || note->fieldClass == FieldClass::ClinicianOnly)
            continue;
        ++shown;
        lines << CaseWordsTr::tr("%1 %2: %3", "when, who wrote it, the note")
                     .arg(clock.time(note->at), personName(state, note->by), fromStd(note->text));
    }
    return lines.isEmpty() ? CaseWordsTr::tr("No notes yet.") : lines.join(u'\n');
}

} // namespace haven::ui
