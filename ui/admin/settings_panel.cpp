#include "ui/admin/settings_panel.h"

#include "models/items/qt_text.h"
#include "ui/admin/macros_card.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/alarm_speech.h"
#include "ui/widgets/calm_combo.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <functional>
#include <QAbstractItemView>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kZoomStep = 10;
constexpr int kVolumeStep = 10;

QString soundName(SoundEvent event)
{
    switch (event) {
    case SoundEvent::Accepted:
        return SettingsPanel::tr("Command accepted");
    case SoundEvent::Rejected:
        return SettingsPanel::tr("Command refused");
    case SoundEvent::OfficerEmergency:
        return SettingsPanel::tr("Officer emergency");
    case SoundEvent::WaitingP1:
        return SettingsPanel::tr("P1 waiting");
    case SoundEvent::Waiting:
        return SettingsPanel::tr("Other call waiting");
    case SoundEvent::StatusCheck:
        return SettingsPanel::tr("Status check due");
    case SoundEvent::Recheck:
        return SettingsPanel::tr("Crisis re-check due");
    case SoundEvent::Suggestion:
        return SettingsPanel::tr("Suggestion not answered");
    case SoundEvent::Clinician:
        return SettingsPanel::tr("Clinician not answering");
    case SoundEvent::HoldOver:
        return SettingsPanel::tr("Hold is over");
    case SoundEvent::Trouble:
        return SettingsPanel::tr("Trouble, not saving");
    case SoundEvent::NewCall:
        return SettingsPanel::tr("New call from elsewhere");
    case SoundEvent::NoAnswer:
        return SettingsPanel::tr("A unit does not answer");
    }
    return {};
}

constexpr SoundEvent kSounds[] = {
    SoundEvent::OfficerEmergency, SoundEvent::WaitingP1, SoundEvent::Trouble,
    SoundEvent::NewCall,          SoundEvent::NoAnswer,  SoundEvent::Recheck,
    SoundEvent::StatusCheck,      SoundEvent::Waiting,   SoundEvent::Clinician,
    SoundEvent::Suggestion,       SoundEvent::HoldOver,  SoundEvent::Accepted,
    SoundEvent::Rejected};

QString roadText(SoundRoad road)
{
    switch (road) {
    case SoundRoad::NotTried:
        return SettingsPanel::tr("Every sound is also seen: in the alarm line, in the row it is "
                                 "about, or in the line below the command line.");
    case SoundRoad::Player:
        return SettingsPanel::tr("Sounds are played by this machine. Every sound is also seen.");
    case SoundRoad::BeepOnly:
        return SettingsPanel::tr("This machine has nothing that plays sounds, so all of them are "
                                 "the same beep, or silent. Install alsa-utils or "
                                 "pipewire-bin, or look at the alarm line.");
    }
    return {};
}

} // namespace

SettingsPanel::SettingsPanel(const ThemeSource& source, PreferenceSource& preferences,
                             QWidget* parent)
    : QWidget(parent), m_source(source), m_preferences(preferences),
      m_header(new PanelHeader(source, tr("Look and sound"), this))
{
    setObjectName(QStringLiteral("settingsPanel"));
    m_header->setNote(tr("yours alone, kept at once"));
    auto* content = new QWidget(this);
    auto* inside = new QVBoxLayout(content);
    scaleMargins(m_source, inside, {12, 12, 12, 12}, 16);
    inside->addWidget(buildLook());
    inside->addWidget(new MacrosCard(source, preferences, content));
    inside->addWidget(buildSounds());
    inside->addWidget(buildSpeech());
    inside->addStretch(1);
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("settingsScroll"));
    area->setAccessibleName(tr("Look and sound"));
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(content);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(area, 1);
    connect(&preferences, &PreferenceSource::changed, this, &SettingsPanel::tell);
    connect(&preferences, &PreferenceSource::speechPlacesChanged, this, &SettingsPanel::tellSpeech);
    connect(&preferences, &PreferenceSource::soundRoadChanged, this, &SettingsPanel::tellRoad);
    connect(&preferences, &PreferenceSource::restored, this, &SettingsPanel::stopNaming);
    connect(&source, &ThemeSource::changed, this, &SettingsPanel::restyle);
    restyle();
    tell();
}

// Another person sits here: what the one before was naming is not theirs.
void SettingsPanel::stopNaming()
{
    const QSignalBlocker quiet(m_speechName); // it tells what was typed when it loses the focus
    m_isNaming = false;
    m_speechName->hide();
    tellSpeech();
    m_speechName->setText(fromStd(m_preferences.current().speechOutput));
}

KeyButton* SettingsPanel::addChoice(QWidget* row, const QString& name, const QString& text)
{
    auto* button = new KeyButton(m_source, text, {}, row);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setButtonSize(ButtonSize::Header);
    row->layout()->addWidget(button);
    return button;
}

QWidget* SettingsPanel::buildLook()
{
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(2, 1);
    const auto line = [&](int row, const QString& caption) {
        auto* label = new QLabel(caption, box);
        m_captions.push_back(label);
        auto* choices = new QWidget(box);
        new WrapLayout(choices); // beside one another, in more rows at a large size
        grid->addWidget(label, row, 0);
        grid->addWidget(choices, row, 1);
        return choices;
    };
    QWidget* themes = line(0, tr("Colors"));
    m_themes = {
        {"night", addChoice(themes, QStringLiteral("themeNight"), tr("Night"))},
        {"day", addChoice(themes, QStringLiteral("themeDay"), tr("Day"))},
        {"high-contrast", addChoice(themes, QStringLiteral("themeContrast"), tr("High contrast"))}};
    for (const auto& [theme, button] : m_themes) {
        connect(button, &QPushButton::clicked, this, [this, name = theme] {
            change([&](Preferences& wanted) { wanted.theme = name; });
        });
    }
    QWidget* rows = line(1, tr("Rows"));
    m_rowHeights = {
        {RowHeight::Dense, addChoice(rows, QStringLiteral("rowsDense"), tr("Dense"))},
        {RowHeight::Normal, addChoice(rows, QStringLiteral("rowsNormal"), tr("Normal"))},
        {RowHeight::Large, addChoice(rows, QStringLiteral("rowsLarge"), tr("Large"))}};
    for (const auto& [height, button] : m_rowHeights) {
        connect(button, &QPushButton::clicked, this, [this, wish = height] {
            change([&](Preferences& wanted) { wanted.rows = wish; });
        });
    }
    // Each in its own words, for whoever cannot read the other.
    QWidget* languages = line(2, tr("Language"));
    m_languages = {
        {"en", addChoice(languages, QStringLiteral("languageEnglish"), QStringLiteral("English"))},
        {"es", addChoice(languages, QStringLiteral("languageSpanish"), QStringLiteral("Español"))}};
    for (const auto& [language, button] : m_languages) {
        connect(button, &QPushButton::clicked, this, [this, wish = language] {
            change([&](Preferences& wanted) { wanted.language = wish; });
        });
    }
    fillSize(line(3, tr("Size")));
    return box;
}

void SettingsPanel::fillSize(QWidget* zoom)
{
    m_zoom = new QSpinBox(zoom);
    calmWheel(*m_zoom);
    m_zoom->setObjectName(QStringLiteral("zoomPercent"));
    m_zoom->setAccessibleName(tr("Size in percent"));
    m_zoom->setToolTip(tr("The size of everything, 80 to 200 percent"));
    m_zoom->setRange(kZoomMin, kZoomMax);
    m_zoom->setSingleStep(kZoomStep);
    m_zoom->setSuffix(tr(" %", "percent"));
    // Not at each digit: "150" would be 80 percent on its way.
    m_zoom->setKeyboardTracking(false);
    m_zoom->setButtonSymbols(QAbstractSpinBox::NoButtons);
    zoom->layout()->addWidget(m_zoom);
    auto* smaller = addChoice(zoom, QStringLiteral("zoomSmaller"), tr("Smaller"));
    auto* larger = addChoice(zoom, QStringLiteral("zoomLarger"), tr("Larger"));
    for (KeyButton* button : {smaller, larger})
        button->setCheckable(false);
    connect(smaller, &QPushButton::clicked, m_zoom, &QSpinBox::stepDown);
    connect(larger, &QPushButton::clicked, m_zoom, &QSpinBox::stepUp);
    connect(m_zoom, &QSpinBox::valueChanged, this, [this](int percent) {
        change([&](Preferences& wanted) { wanted.zoomPercent = percent; });
    });
}

SettingsPanel::SoundRow SettingsPanel::addSound(QGridLayout* grid, QWidget* parent,
                                                SoundEvent event, int row)
{
    const QString name = soundName(event);
    const QString key = fromStd(enumName(event));
    SoundRow out{event, new QLabel(name, parent), nullptr, nullptr, nullptr};
    auto* slider = new QSlider(Qt::Horizontal, parent);
    calmWheel(*slider);
    slider->setObjectName(QStringLiteral("volume") + key);
    slider->setAccessibleName(tr("Volume: %1").arg(name));
    // One scale for all: the same loudness stands at the same place. change() keeps the floor.
    slider->setRange(0, kVolumeMax);
    slider->setSingleStep(kVolumeStep);
    slider->setPageStep(kVolumeStep);
    slider->setMinimumSize(60, 26);
    slider->setToolTip(canBeMuted(event)
                           ? tr("How loud: %1").arg(name)
                           : tr("How loud: %1. It can be made quieter, never silent").arg(name));
    out.volume = slider;
    out.mute = new KeyButton(m_source, tr("Mute"), {}, parent);
    out.mute->setObjectName(QStringLiteral("mute") + key);
    out.mute->setCheckable(canBeMuted(event));
    out.mute->setEnabled(canBeMuted(event));
    out.mute->setButtonSize(ButtonSize::Header);
    out.mute->setLabel(canBeMuted(event) ? tr("Mute") : tr("Always on"));
    // As wide as the longest of them: a column of buttons has two edges.
    out.mute->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    out.hear = new KeyButton(m_source, tr("Hear"), {}, parent);
    out.hear->setObjectName(QStringLiteral("hear") + key);
    out.hear->setButtonSize(ButtonSize::Header);
    grid->addWidget(out.name, row, 0);
    grid->addWidget(out.volume, row, 1);
    grid->addWidget(out.mute, row, 2);
    grid->addWidget(out.hear, row, 3);
    connect(slider, &QSlider::valueChanged, this, [this, event](int volume) {
        volume = std::max(volume, canBeMuted(event) ? 0 : kVolumeVitalMin);
        change([&](Preferences& wanted) {
            wanted.sounds[event] = {volume, choiceOf(wanted, event).isMuted};
        });
    });
    connect(out.mute, &QPushButton::clicked, this, [this, event](bool isMuted) {
        change([&](Preferences& wanted) {
            wanted.sounds[event] = {choiceOf(wanted, event).volume, isMuted};
        });
    });
    connect(out.hear, &QPushButton::clicked, this, [this, event] { m_preferences.tryOut(event); });
    return out;
}

KeyButton* SettingsPanel::addSay(QWidget* parent, SoundEvent event)
{
    auto* say = new KeyButton(m_source, soundName(event), {}, parent);
    say->setObjectName(QStringLiteral("say") + fromStd(enumName(event)));
    say->setCheckable(true);
    say->setButtonSize(ButtonSize::Header);
    say->setHint(tr("Say it in words as well, on that device: %1").arg(soundName(event)));
    connect(say, &QPushButton::clicked, this, [this, event](bool isWanted) {
        change([&](Preferences& wanted) {
            if (isWanted)
                wanted.spoken.insert(event);
            else
                wanted.spoken.erase(event);
        });
    });
    return say;
}

QWidget* SettingsPanel::buildSounds()
{
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    auto* caption = new QLabel(tr("Sounds"), box);
    m_captions.push_back(caption);
    grid->addWidget(caption, 0, 0);
    int row = 1;
    for (const SoundEvent event : kSounds)
        m_sounds.push_back(addSound(grid, box, event, row++));
    m_road = new QLabel(box);
    m_road->setObjectName(QStringLiteral("soundRoad"));
    m_road->setTextFormat(Qt::PlainText);
    m_road->setWordWrap(true);
    m_notes.push_back(m_road);
    grid->addWidget(m_road, row, 0, 1, 4);
    return box;
}

// Off until a device is named: an open microphone may be near the usual one.
QWidget* SettingsPanel::buildSpeech()
{
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    buildSpeechChoice(grid, box);
    auto* note = new QLabel(tr("Only the kind of the alarm is said, no name and no place, and only "
                               "where this machine has espeak-ng."),
                            box);
    note->setObjectName(QStringLiteral("speechNote"));
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    m_notes.push_back(note);
    auto* said = new QWidget(box);
    auto* flow = new WrapLayout(said);
    for (const SoundEvent event : kSounds) {
        if (alarmSpeech(event).isEmpty())
            continue;
        m_says[event] = addSay(said, event);
        flow->addWidget(m_says[event]);
    }
    grid->addWidget(said, 2, 0, 1, 2);
    grid->addWidget(note, 3, 0, 1, 2);
    return box;
}

void SettingsPanel::buildSpeechChoice(QGridLayout* grid, QWidget* box)
{
    auto* caption = new QLabel(tr("Say alarms on"), box);
    m_captions.push_back(caption);
    m_speech = new CalmCombo(box);
    m_speech->setObjectName(QStringLiteral("speechDevice"));
    m_speech->setAccessibleName(tr("Device that alarms are said on"));
    m_speech->setToolTip(tr("A headset or loudspeaker of this machine. Never one that stands near "
                            "an open microphone"));
    m_speech->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_speech->setMinimumContentsLength(12);
    m_speechName = new QLineEdit(box);
    m_speechName->setObjectName(QStringLiteral("speechOutput"));
    m_speechName->setAccessibleName(tr("Name of the device"));
    m_speechName->setPlaceholderText(tr("for example pulse:headset or alsa:plughw:1,0"));
    m_speechName->setToolTip(tr("The name of a headset or loudspeaker, pulse: or alsa: before it. "
                                "Never one that stands near an open microphone"));
    m_speechName->hide();
    grid->addWidget(caption, 0, 0);
    grid->addWidget(m_speech, 0, 1);
    grid->addWidget(m_speechName, 1, 1);
    connect(m_speech, &QComboBox::activated, this, &SettingsPanel::chooseSpeech);
    connect(m_speechName, &QLineEdit::editingFinished, this, [this] {
        change([&](Preferences& wanted) {
            wanted.speechOutput = m_speechName->text().trimmed().toStdString();
        });
    });
}

void SettingsPanel::chooseSpeech(int row)
{
    const QVariant device = m_speech->itemData(row);
    m_isNaming = !device.isValid();
    m_speechName->setVisible(m_isNaming);
    if (m_isNaming) {
        m_speechName->setText(fromStd(m_preferences.current().speechOutput));
        m_speechName->setFocus(Qt::OtherFocusReason);
        return;
    }
    change([&](Preferences& wanted) { wanted.speechOutput = device.toString().toStdString(); });
}

// None first, then what the machine has, then what was chosen on another day and is not there now.
void SettingsPanel::tellSpeech()
{
    const QString chosen = fromStd(m_preferences.current().speechOutput);
    if (m_speech->view()->isVisible())
        return; // nothing moves under the hand of someone who chooses
    m_speech->clear();
    m_speech->addItem(tr("Nowhere: nothing is said"), QString());
    for (const SpeechPlace& place : m_preferences.speechPlaces())
        m_speech->addItem(tr("%1 (%2)", "a headset or loudspeaker, its name on this machine")
                              .arg(fromStd(place.title), fromStd(place.device)),
                          fromStd(place.device));
    if (m_speech->findData(chosen) < 0)
        m_speech->addItem(tr("%1, not found on this machine now", "a device").arg(chosen), chosen);
    m_speech->addItem(tr("Another one, by its name"));
    m_speech->setCurrentIndex(m_isNaming ? m_speech->count() - 1 : m_speech->findData(chosen));
    if (!m_speechName->hasFocus())
        m_speechName->setText(chosen);
}

void SettingsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_preferences.askSpeechPlaces();
}

void SettingsPanel::change(const std::function<void(Preferences&)>& act)
{
    if (m_isShowing)
        return;
    Preferences wanted = m_preferences.current();
    act(wanted);
    m_preferences.choose(std::move(wanted));
    tell(); // a choice that changed nothing must not stay pressed otherwise than it is
}

void SettingsPanel::tell()
{
    const Preferences& now = m_preferences.current();
    m_isShowing = true;
    for (const auto& [theme, button] : m_themes)
        button->setChecked(theme == m_preferences.theme());
    for (const auto& [height, button] : m_rowHeights)
        button->setChecked(height == now.rows);
    for (const auto& [language, button] : m_languages)
        button->setChecked(language == m_preferences.language());
    m_zoom->setValue(now.zoomPercent);
    for (const auto& sound : m_sounds) {
        const SoundChoice choice = choiceOf(now, sound.event);
        sound.volume->setValue(choice.volume);
        sound.volume->setEnabled(!choice.isMuted);
        sound.mute->setChecked(choice.isMuted);
        sound.hear->setEnabled(volumeOf(now, sound.event) > 0);
    }
    for (const auto& [event, say] : m_says) {
        say->setChecked(now.spoken.count(event) > 0);
        say->setEnabled(!now.speechOutput.empty());
    }
    tellRoad();
    tellSpeech();
    m_isShowing = false;
}

void SettingsPanel::tellRoad()
{
    m_road->setText(roadText(m_preferences.soundRoad()));
}

// Choices beside one another are as wide as the widest of them.
void SettingsPanel::evenOut(const std::vector<KeyButton*>& row) const
{
    int widest = 0;
    for (const KeyButton* button : row)
        widest = std::max(widest, button->sizeHint().width());
    for (KeyButton* button : row)
        button->setMinimumWidth(widest);
}

void SettingsPanel::restyle()
{
    // A spin box under a style sheet asks for less than its own text needs.
    m_zoom->setMinimumHeight(0);
    m_zoom->setMinimumHeight(m_zoom->minimumSizeHint().height());
    const Look& look = m_source.look();
    QFont strong = look.font(TypeRole::Strong);
    for (QLabel* label : m_captions)
        label->setFont(strong);
    for (const auto& sound : m_sounds)
        sound.name->setFont(look.font(TypeRole::Body));
    m_zoom->setFont(look.font(TypeRole::Body));
    m_speech->setFont(look.font(TypeRole::Body));
    m_speechName->setFont(look.font(TypeRole::Body));
    std::vector<KeyButton*> languages;
    for (const auto& [language, button] : m_languages)
        languages.push_back(button);
    std::vector<KeyButton*> rows;
    for (const auto& [height, button] : m_rowHeights)
        rows.push_back(button);
    evenOut(languages);
    evenOut(rows);
    for (QLabel* label : m_notes) {
        label->setFont(look.font(TypeRole::Body));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, look.color(Token::Second));
        label->setPalette(palette);
    }
}

} // namespace haven::ui
