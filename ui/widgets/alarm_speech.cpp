#include "ui/widgets/alarm_speech.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

struct AlarmSpeechTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::AlarmSpeech)
};

} // namespace

QString alarmSpeech(SoundEvent event)
{
    switch (event) {
    case SoundEvent::OfficerEmergency:
        return AlarmSpeechTr::tr("Officer emergency.");
    case SoundEvent::WaitingP1:
        return AlarmSpeechTr::tr("Priority one is waiting.");
    case SoundEvent::Waiting:
        return AlarmSpeechTr::tr("A call waits too long.");
    case SoundEvent::StatusCheck:
        return AlarmSpeechTr::tr("A status check is due.");
    case SoundEvent::Recheck:
        return AlarmSpeechTr::tr("A re-check is due.");
    case SoundEvent::Suggestion:
        return AlarmSpeechTr::tr("A question is open.");
    case SoundEvent::Clinician:
        return AlarmSpeechTr::tr("Somebody has not answered.");
    case SoundEvent::HoldOver:
        return AlarmSpeechTr::tr("A hold is over.");
    case SoundEvent::Trouble:
        return AlarmSpeechTr::tr("Trouble, not saving.");
    case SoundEvent::NewCall:
        return AlarmSpeechTr::tr("New call.");
    case SoundEvent::NoAnswer:
        return AlarmSpeechTr::tr("A unit does not answer.");
    case SoundEvent::Accepted:
    case SoundEvent::Rejected:
        break;
    }
    return {};
}

} // namespace haven::ui
