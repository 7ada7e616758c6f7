#pragma once

#include "models/items/preferences.h"
#include "ui/theme/theme_source.h"

#include <functional>
#include <map>
#include <QSpinBox>
#include <QWidget>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QScrollArea;
class QSlider;
class QVBoxLayout;

namespace haven::ui {

class KeyButton;
class PanelHeader;

// How the console looks and sounds to the person who is signed on here; kept with their name. What
// is chosen holds at once: there is nothing to save.
class SettingsPanel final : public QWidget
{
    Q_OBJECT

public:
    SettingsPanel(const ThemeSource& source, PreferenceSource& preferences,
                  QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct SoundRow {
        SoundEvent event;
        QLabel* name;
        QSlider* volume;
        KeyButton* mute;
        KeyButton* hear;
    };
    QWidget* buildLook();
    void fillSize(QWidget* zoom);
    QWidget* buildSounds();
    QWidget* buildSpeech();
    void buildSpeechChoice(QGridLayout* grid, QWidget* box);
    void chooseSpeech(int row);
    void tellSpeech();
    void stopNaming();
    void tellRoad();
    void evenOut(const std::vector<KeyButton*>& row) const;
    KeyButton* addSay(QWidget* parent, SoundEvent event);
    KeyButton* addChoice(QWidget* row, const QString& name, const QString& text);
    SoundRow addSound(QGridLayout* grid, QWidget* parent, SoundEvent event, int row);
    void change(const std::function<void(Preferences&)>& act);
    void tell();
    void restyle();

    const ThemeSource& m_source;
    PreferenceSource& m_preferences;
    PanelHeader* m_header;
    std::vector<std::pair<std::string, KeyButton*>> m_themes;
    std::vector<std::pair<RowHeight, KeyButton*>> m_rowHeights;
    std::vector<std::pair<std::string, KeyButton*>> m_languages;
    QSpinBox* m_zoom = nullptr;
    std::vector<SoundRow> m_sounds;
    std::map<SoundEvent, KeyButton*> m_says; // alarms that can be said in words
    std::vector<QLabel*> m_captions;
    std::vector<QLabel*> m_notes;
    QLabel* m_road = nullptr;
    QComboBox* m_speech = nullptr;
    QLineEdit* m_speechName = nullptr; // of a device that is not in the list
    bool m_isNaming = false;
    bool m_isShowing = false;
};

} // namespace haven::ui
