#include "models/items/preferences.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace haven {

bool canBeMuted(SoundEvent event)
{
    return event != SoundEvent::OfficerEmergency && event != SoundEvent::WaitingP1;
}

SoundChoice choiceOf(const Preferences& preferences, SoundEvent event)
{
    const auto found = preferences.sounds.find(event);
    return found == preferences.sounds.end() ? SoundChoice{} : found->second;
}

int volumeOf(const Preferences& preferences, SoundEvent event)
{
    const SoundChoice choice = choiceOf(preferences, event);
    const int volume = choice.isMuted ? 0 : std::clamp(choice.volume, 0, kVolumeMax);
    return canBeMuted(event) ? volume : std::max(volume, kVolumeVitalMin);
}

bool isLanguage(std::string_view language)
{
    return std::find(std::begin(kLanguages), std::end(kLanguages), language) !=
           std::end(kLanguages);
}

std::string nextTheme(std::string_view theme)
{
    const auto found = std::find(std::begin(kThemes), std::end(kThemes), theme);
    const bool isLast = found == std::end(kThemes) || std::next(found) == std::end(kThemes);
    return std::string(isLast ? kThemes[0] : *std::next(found));
}

Preferences withinLimits(Preferences preferences)
{
    preferences.zoomPercent = std::clamp(preferences.zoomPercent, kZoomMin, kZoomMax);
    for (auto& [event, choice] : preferences.sounds) {
        const int least = canBeMuted(event) ? 0 : kVolumeVitalMin;
        choice.volume = std::clamp(choice.volume, least, kVolumeMax);
        choice.isMuted = choice.isMuted && canBeMuted(event);
    }
    if (!isLanguage(preferences.language))
        preferences.language.clear();
    if (preferences.recentActions.size() > kRecentActionsMax)
        preferences.recentActions.resize(kRecentActionsMax);
    for (auto& [name, choice] : preferences.boards)
        choice = withinLimits(std::move(choice));
    if (preferences.desk)
        preferences.desk = withinLimits(*std::move(preferences.desk));
    for (auto& [name, layout] : preferences.layouts)
        layout = withinLimits(std::move(layout));
    while (preferences.layouts.size() > kLayoutsMax)
        preferences.layouts.erase(std::prev(preferences.layouts.end()));
    std::erase_if(preferences.boards, [](const auto& one) { return one.second == BoardChoice{}; });
    std::erase_if(preferences.sounds, [](const auto& one) { return one.second == SoundChoice{}; });
    return preferences;
}

void PreferenceSource::choose(Preferences preferences)
{
    preferences = withinLimits(std::move(preferences));
    if (preferences == m_current)
        return;
    m_current = std::move(preferences);
    Q_EMIT changed();
    Q_EMIT chosen();
}

void PreferenceSource::restore(Preferences preferences)
{
    preferences = withinLimits(std::move(preferences));
    if (preferences != m_current) {
        m_current = std::move(preferences);
        Q_EMIT changed();
    }
    Q_EMIT restored();
}

void PreferenceSource::setUsualLanguage(std::string language)
{
    m_usualLanguage = isLanguage(language) ? std::move(language) : std::string(kLanguages[0]);
}

void PreferenceSource::setSoundRoad(SoundRoad road)
{
    if (road == m_soundRoad)
        return;
    m_soundRoad = road;
    Q_EMIT soundRoadChanged();
}

void PreferenceSource::setSpeechPlaces(std::vector<SpeechPlace> places)
{
    if (places == m_speechPlaces)
        return;
    m_speechPlaces = std::move(places);
    Q_EMIT speechPlacesChanged();
}

PaperChoice withinLimits(PaperChoice choice)
{
    choice.everyMinutes = std::clamp(choice.everyMinutes, 1, kPaperEveryMax);
    choice.blank = std::clamp(choice.blank, 0, kPaperBlankMax);
    choice.firstCard = std::clamp(choice.firstCard, 1, kPaperFirstMax);
    return choice;
}

void PreferenceSource::choosePaper(PaperChoice choice)
{
    choice = withinLimits(std::move(choice));
    if (choice == m_paper)
        return;
    m_paper = choice;
    Q_EMIT paperChanged();
    Q_EMIT paperChosen(choice);
}

void PreferenceSource::tellPaper(PaperChoice choice, PaperStanding standing)
{
    if (choice == m_paper && standing == m_paperStanding)
        return;
    m_paper = std::move(choice);
    m_paperStanding = std::move(standing);
    Q_EMIT paperChanged();
}

} // namespace haven
