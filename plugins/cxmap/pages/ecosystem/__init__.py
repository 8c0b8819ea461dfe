"""The ecosystem: who depends on whom?"""
