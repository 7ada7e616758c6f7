#pragma once

#include "ui/incident/part_tools.h"

#include <QTimer>

class QScrollArea;

namespace haven::ui {

class PanelHeader;
class PickBand;
class PlainLabel;
class ReasonPrompt;
class ResponsePart;

// The response in the clinicians' workspace: the same part as on the incident, with its questions
// at its own foot.
class ResponsePanel final : public QWidget, private PanelAsks
{
    Q_OBJECT

public:
    ResponsePanel(const ThemeSource& source, Desk& desk, WallClock clock,
                  QWidget* parent = nullptr);
    ~ResponsePanel() override;

    using QWidget::show;
    void show(std::optional<IncidentId> incident);
    PanelHeader& header() { return *m_header; }

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void askReason(const QString& question, std::function<void(const QString&)> done) override;
    void pick(Pick pick) override;
    void startLine(const QString&) override {} // nothing here starts one
    void refresh();
    void tick();
    void fitRoom();
    const Incident* incident() const;

    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    PartTools m_tools;
    std::optional<IncidentId> m_shown;
    std::function<void(const QString&)> m_reasonDone;
    QTimer m_timer;
    QTimer m_fitting; // once what is shown has its place
    PanelHeader* m_header;
    QScrollArea* m_area;
    PlainLabel* m_notice = nullptr;
    ResponsePart* m_part = nullptr;
    ReasonPrompt* m_prompt;
    PickBand* m_pick;
};

} // namespace haven::ui
