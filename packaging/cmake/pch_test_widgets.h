#pragma once
#include "pch_widgets.h"

#include <QtTest/QtTest>
