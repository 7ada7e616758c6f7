#pragma once

#include "models/base/refusal.h"
#include "ui/theme/theme_source.h"

#include <QString>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace haven::ui {

class FormCard;
class KeyButton;

// What stands in the window when the station cannot be opened: what is wrong, what is safe, what to
// do now. Where there is no station yet it offers to make one.
class StationPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StationPage(const ThemeSource& source, QWidget* parent = nullptr);

    void tell(const Refusal& refusal);
    // It is being tried; nothing can be pressed meanwhile.
    void tellWorking();
    // How much of a long log is read; `total` 0: not known. It can be left by closing.
    void tellReading(qint64 done, qint64 total);

Q_SIGNALS:
    void retryRequested();
    // Agency and IANA time zone of the station to make at the path that is missing.
    void stationWished(const QString& agency, const QString& timeZone);
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void buildMaking();
    void make();
    void restyle();

    const ThemeSource& m_source;
    QVBoxLayout* m_column;
    QLabel* m_heading;
    FormCard* m_card;
    FormCard* m_making;
    QLineEdit* m_agency = nullptr;
    QComboBox* m_zone = nullptr;
    KeyButton* m_makeButton = nullptr;
    KeyButton* m_retryButton;
    KeyButton* m_closeButton;
};

} // namespace haven::ui
